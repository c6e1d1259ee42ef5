"""What a publication would change, before it is made; and publishing exactly what was seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from eventsys.agenda.clashes.rules import values as clash_values
from eventsys.agenda.clashes.services import blocking
from eventsys.editions import services as editions
from eventsys.editions.models import Edition
from eventsys.events.models import Event
from eventsys.programme.canonical import decode, digest, encode
from eventsys.programme.changes import Comparison
from eventsys.programme.compare import compare
from eventsys.programme.partial import ALL, PARTS, partial
from eventsys.programme.structs import Programme

from .services import EditionUnchanged, Published, collect, freeze

CLASHING = frozenset({"sessions", "times", "rosters"})  # the parts that can bring a clash to light


@dataclass(frozen=True)
class Proposal:
    summit: Event
    last: Edition | None
    before: Programme | None
    draft: Programme  # all of it
    parts: frozenset[str]

    @cached_property
    def programme(self) -> Programme:
        """What would go out: the chosen parts of the draft."""
        return partial(self.before, self.draft, self.parts) if self.before else self.draft

    @cached_property
    def seen(self) -> str:
        """Stands for exactly this content; a form carries it."""
        return digest(encode(self.programme))

    @cached_property
    def comparison(self) -> Comparison:
        return compare(self.before, self.programme)

    @cached_property
    def left_behind(self) -> Comparison:
        """What the draft has that would not go out now."""
        return Comparison() if self.parts >= ALL else compare(self.programme, self.draft)

    @property
    def is_checked(self) -> bool:
        """Whether clashes that block can keep it back."""
        return bool(self.parts & CLASHING)

    def of(self, part: str) -> Comparison:
        """What this part alone would change."""
        return compare(self.before, partial(self.before, self.draft, {part})) if self.before else self.comparison


@dataclass(frozen=True)
class DraftChanged:
    """Somebody changed the draft since it was seen: it has to be looked at again."""


@dataclass(frozen=True)
class Blocked:
    """Clashes stand in the way that this event does not publish with."""

    clashes: tuple[clash_values.Clash, ...]


Outcome = Published | EditionUnchanged | DraftChanged | Blocked


def propose(summit: Event, parts: Iterable[str] = PARTS, draft: Programme | None = None) -> Proposal:
    """A first edition is always whole. `draft`: as it was collected already."""
    last = editions.latest(summit.slug)
    before = decode(last.body) if last else None
    return Proposal(summit, last, before, draft or collect(summit), frozenset(parts) if before else ALL)


def publish_proposal(proposal: Proposal, seen: str, note: str = "") -> Outcome:
    """Freeze it where it still is what was `seen`. Within one `transaction(alone_on="edition")` with `propose`."""
    if proposal.seen != seen:
        return DraftChanged()
    if proposal.is_checked and (clashes := blocking(proposal.summit)):
        return Blocked(clashes)
    return freeze(proposal.summit, proposal.programme, note)
