"""Lookup: how far a dossier or a ticket is, on devices, phones and the public site."""
