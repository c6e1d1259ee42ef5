"""Who works on an event, and who on all of a hub."""

from . import event, hubs

__all__ = ["event", "hubs"]
