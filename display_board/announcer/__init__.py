"""What the hall hears: which words, in which order, each call once. Pure; no sound is made here."""
