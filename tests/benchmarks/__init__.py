"""Benchmarks: ratios within one run, never a wall time that fails."""
