"""Appointments: slots by service and capacity, booked ahead, checked in into the same queue."""
