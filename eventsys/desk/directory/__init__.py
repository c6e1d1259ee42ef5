"""People and organisations of all events: found, kept, told apart, and merged."""

from . import (  # noqa: F401 - each attaches its endpoints
    deciding,
    duplicates,
    offices,
    organisations,
    people,
    person,
    pictures,
    portraits,
    suggesting,
)
