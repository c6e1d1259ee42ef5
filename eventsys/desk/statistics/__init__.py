"""Who comes, in numbers and pictures."""

from . import pages  # noqa: F401 - attaches its endpoints
