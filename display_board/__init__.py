"""What the waiting hall sees and hears: board, page, feed."""
