"""The summit of the participants' list, everybody of whom wants news."""

from ...kit.letters import office, template
from ..participants.conftest import city, event, people, press

__all__ = ["city", "event", "office", "people", "press", "template"]
