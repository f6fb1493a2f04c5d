"""What stands on the hall's LED boards and on the displays over the counters."""
