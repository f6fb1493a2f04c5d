"""The touchscreen program of the hall: a client of the contract."""
