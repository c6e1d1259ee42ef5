"""Persons, organisations and the offices that persons held: once for all events."""
