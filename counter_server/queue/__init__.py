"""The queue: services, counters, tickets, calling."""
