"""Sound as a value: what a WAV file holds, chimes, and what is done to both."""
