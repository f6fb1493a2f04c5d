"""The touchscreen program: a client of the contract."""
