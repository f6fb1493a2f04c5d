"""Simulated days of a hall, as event logs: to judge estimates, and offices, before a real day."""

from .day import simulate_day
from .hall import BUSY_HALL, SimulatedHall
from .run import run

__all__ = ["BUSY_HALL", "SimulatedHall", "run", "simulate_day"]
