"""The voice of the hall: how an office reads aloud, its recordings, and the sounds to play."""
