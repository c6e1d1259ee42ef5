"""Tiers in their own words, who is listed under them, thanks, promises, and how it comes out in print."""

from . import listings, overview, promises, strip, thanks, tiers  # noqa: F401 - each attaches its endpoints
