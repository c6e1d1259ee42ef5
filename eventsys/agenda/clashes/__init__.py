"""Clashes of the draft: two things at once, somebody who cannot come, a room too small, and what mends them."""
