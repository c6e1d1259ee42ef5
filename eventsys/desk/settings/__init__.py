"""An event and what belongs to it: one page a subject, small forms."""

from . import around, cloning, facts, files, lists, looks, making, parts, standing, tuples  # noqa: F401
