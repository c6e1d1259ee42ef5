"""Sessions that participants sign up for: which, with how many places, until when, and who has."""

from . import pages  # noqa: F401 - attaches its endpoints
