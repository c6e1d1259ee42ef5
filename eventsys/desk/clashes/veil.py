"""Sessions of other events, named only to those who may see these."""

from collections.abc import Iterable

from flask import g

from eventsys.agenda.clashes import telling
from eventsys.agenda.clashes.rules.board import Board
from eventsys.agenda.clashes.rules.values import Clash
from eventsys.events.queries import numbered


def veiled(clashes: Iterable[Clash], board: Board) -> list[Clash]:
    found = list(clashes)
    foreign = {side.event for clash in found for side in clash.sides if side.foreign}
    wholes = {event: board.events[event].whole or event for event in foreign}
    seen = {summit.id for summit in numbered(wholes.values()) if "event.view" in g.rights.within(summit)}
    return [telling.veiled(clash, {event for event, whole in wholes.items() if whole in seen}) for clash in found]
