"""The catalogue: procedures of the office, how to find them, and its working time."""
