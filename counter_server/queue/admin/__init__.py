"""Administration of the queue: services, counters, classes, profiles and the policy."""
