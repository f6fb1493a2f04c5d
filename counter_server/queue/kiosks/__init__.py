"""The hall's kiosks: which there are, and which of them rest."""
