"""Numbers leased to kiosks, for when the server is away; and what they gave out, merged after."""
