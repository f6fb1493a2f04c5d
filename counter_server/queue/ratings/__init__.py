"""What citizens thought of a visit or a dossier: one to five, with reasons, of nobody by name."""
