"""Clashes of an event: the list, how grave each kind is, and when people are away."""

from . import absences, acts, chosen, pages, rules  # noqa: F401 - each attaches its endpoints
