"""Delegations: who applied, what places are kept for whom, and who comes on them."""

from . import listing, making, one, pasting  # noqa: F401 - each attaches its endpoints
