"""Reading the screen aloud to people who do not read: what is said, and what says it."""
