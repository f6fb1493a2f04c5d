"""What an office may change: settings, words, design and example offices."""
