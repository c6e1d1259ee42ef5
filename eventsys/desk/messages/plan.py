"""Whom a message goes to, and how it reads: the same for one of many words and for one that tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flask import abort, url_for

from eventsys.invitations import queries as invited
from eventsys.kit.lettertext import Written
from eventsys.registration import messages, notices
from eventsys.registration.messages import Reader, Sorted
from eventsys.registration.models import Message

from ..participants.around import sees_private
from ..shell import here, may


@dataclass(frozen=True)
class Plan:
    message: Message
    sorted: Sorted

    @cached_property
    def writer(self) -> messages.Writer | notices.Teller:
        summit = here().summit
        if self.message.tells:
            return notices.Teller(self.message, notices.around(summit))
        return messages.Writer(self.message, messages.frame(summit))

    def write(self, to: Reader) -> Written:
        return self.writer.write(to)

    @property
    def missing(self) -> dict[str, int]:
        """How many have nothing to fill in, by placeholder."""
        return self.writer.missing(self.sorted.getting) if isinstance(self.writer, messages.Writer) else {}

    @property
    def awaits_publishing(self) -> bool:
        """The public pages say otherwise: a letter that tells has to wait."""
        writer = self.writer
        return isinstance(writer, notices.Teller) and notices.says_otherwise(here().summit, writer.shared.public)

    @property
    def entries(self) -> int:
        """How many calendars are told."""
        return sum(one.row is not None and one.row.state == "confirmed" for one in self.sorted.getting)


def plan_of(message: Message) -> Plan:
    summit = here().summit
    if message.tells:
        groups = message.segment.get("groups", ())
        others = panelists() if "panelists" in groups else ()
        return Plan(message, notices.sort_out(notices.readers(summit, groups, others)))
    found = messages.meant(summit, messages.segment_of(message.segment), sees_private())
    return Plan(message, messages.sort_out(found, message.is_needed))


def send(message: Message) -> int | None:
    """None where it went already."""
    if message.tells:
        return notices.send(here().summit, message, panelists())
    return messages.send(here().summit, message, sees_private())


def panelists() -> Sequence[Reader]:
    summit = here().summit
    return [Reader(f"person:{number}", name, email, summit.language)
            for number, name, email in invited.counted_on(summit)]


def message_or_404(number: int) -> Message:
    return messages.find(here().summit, number) or abort(404)


def draft_or_404(number: int) -> Message:
    message = message_or_404(number)
    return message if message.sent_at is None else abort(404)


def address(endpoint: str, message: Message, **values: object) -> str:
    return url_for(f"desk.{endpoint}", slug=here().event.slug, number=message.id, **values)  # type: ignore[arg-type]


def must_send() -> None:
    if not may("letters.send"):
        abort(403)
