"""Who is asked to an event, where each of them stands, and what they sent."""

from . import board, person, submissions, wishes, writing  # noqa: F401 - each attaches its endpoints
