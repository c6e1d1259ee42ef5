"""Who comes to an event: found, looked at, let in or not, added, corrected, and taken out as a spreadsheet."""

from . import adding, answers, chosen, editing, files, listing, one, taking_out  # noqa: F401 - each attaches its endpoints
