"""The kiosk alone: what it keeps so that it goes on while the server is away, and merges after."""
