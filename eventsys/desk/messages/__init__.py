"""Letters to participants in the organisers' own words, and notices to everybody whom a change concerns."""

from . import listing, looking, sent, telling, writing  # noqa: F401 - each attaches its endpoints
