"""Letters of an event, and those that belong to none: what became of them, and what can be done."""

from . import pages  # noqa: F401 - attaches its endpoints
