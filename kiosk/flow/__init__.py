"""What the kiosk does next: pure steps, happenings and effects, and the machine that joins them."""
