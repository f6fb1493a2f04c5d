"""What every room stands on: database, event log, clock, rights, errors, the API's frame."""
