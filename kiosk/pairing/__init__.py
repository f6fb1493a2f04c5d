"""A kiosk without a token shows a code until an officer has typed it; used by other devices too."""
