"""Print jobs: events in, paper out."""
