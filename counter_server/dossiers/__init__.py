"""Dossiers: intake, the way to the result, and the desk pages for both."""
