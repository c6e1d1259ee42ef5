"""Clashes in words, in the reader's language: what it is, why it matters, and what a fix does."""

from collections.abc import Collection, Iterable
from typing import Any

from msgspec.structs import replace

from eventsys.kit.i18n import gettext as _

from .rules.fixes import Fix
from .rules.values import Clash, Rule, Severity, Slot
from .sentences import sentence
from .wording import apart, clock, day_words, minutes, moment, title

__all__ = [
    "apart", "as_data", "brings_words", "clock", "day_words", "fix_words", "hours_words", "moment", "place_words",
    "rule_words", "sentence", "severities_words", "severity_words", "title", "veiled", "when_words", "why",
]
WHOLE_DAY = 24 * 60  # minutes


def rule_words(rule: Rule) -> str:
    return {
        "room": _("A room twice"), "person": _("A person twice"), "absent": _("A person unavailable"),
        "walk": _("No time to get there"), "all_rooms": _("Beside something over all rooms"),
        "capacity": _("A room too small"), "booth": _("A language without a booth"),
        "hours": _("Outside the day's hours"), "chair": _("Nobody to chair"),
        "declined": _("Declined, and still on the roster"), "rivals": _("Sponsors who are rivals, at the same time"),
        "unanswered": _("Not answered yet"), "biography": _("No biography"), "balance": _("A one-sided panel"),
    }[rule]


def why(rule: Rule) -> str:
    return {
        "room": _("Two audiences would stand at one door, and one of them would be sent away."),
        "person": _("Nobody is in two places: one of the sessions would go without them."),
        "absent": _("They cannot be had then: the session would go without them."),
        "walk": _("They would come late to one session, or have to leave the other early."),
        "all_rooms": _("What takes all rooms is meant for everybody: who is in the other session misses it."),
        "capacity": _("People would stand or be turned away, and the house has a limit for fire."),
        "booth": _("Who listens in that language would hear nothing."),
        "hours": _("Doors, staff and technicians are not there then."),
        "chair": _("Nobody would open it, keep the time and give the floor."),
        "declined": _("Who said no is left out when the programme is published, and their place stays empty."),
        "rivals": _("They asked not to compete for the same audience."),
        "unanswered": _("They may still say no after the programme has named them."),
        "biography": _("Their place in the programme and in the booklet would be bare."),
        "balance": _("A panel that speaks with one kind of voice is noticed, by the audience and in the report."),
    }[rule]


def severity_words(severity: Severity) -> str:
    return {"blocks": _("Blocks publication"), "warning": _("Warning"), "hint": _("Hint"), "off": _("Off")}[severity]


def severities_words(severity: Severity) -> str:
    """Over several."""
    return {"blocks": _("Blocks publication"), "warning": _("Warnings"), "hint": _("Hints"), "off": _("Off")}[severity]


def fix_words(fix: Fix) -> str:
    """What its button does."""
    slot, session = fix.slots[0], title(fix.slots[0])
    if fix.kind == "swap":
        return _("Swap “%(session)s” with “%(other)s”", session=session, other=title(fix.slots[1]))
    if fix.kind == "chair":
        return _("Make %(person)s moderator", person=apart(fix.person))
    if fix.kind == "tray":
        return _tray_words(session, fix.was)
    if fix.kind == "length" and slot.finishes:
        return _("Make “%(session)s” last %(time)s, until %(end)s", session=session, time=minutes(slot.minutes or 0),
                 end=clock(slot.finishes))
    if fix.kind == "room":
        return _("Move “%(session)s” to %(room)s", session=session, room=apart(slot.place))
    return _("Move “%(session)s” to %(when)s", session=session, when=_changed_words(slot, fix.was))


def _tray_words(session: str, was: Slot | None) -> str:
    if was and was.starts is None:
        return _("Take “%(session)s” off its day and room", session=session)
    return _("Put “%(session)s” back into the tray", session=session)


def _changed_words(slot: Slot, was: Slot | None) -> str:
    """Its new time and room, without the day and the room where they stay."""
    when = hours_words(slot) if was and was.day == slot.day else when_words(slot)
    return when if was and was.room == slot.room else ", ".join(filter(None, (when, apart(slot.place))))


def brings_words(fix: Fix) -> str:
    """What comes of it; "" where nothing does."""
    told = dict.fromkeys(rule_words(clash.rule) for clash in fix.brings)
    return _("It brings: %(clashes)s", clashes=", ".join(told)) if told else ""


def place_words(slot: Slot) -> str:
    """When and where, in one line."""
    room = _("all rooms") if slot.all_rooms and not slot.place else apart(slot.place)
    return ", ".join(filter(None, (when_words(slot), room)))


def when_words(slot: Slot) -> str:
    if slot.day is None:
        return _("no time yet")
    if slot.starts is None:
        return _("%(day)s, no time yet", day=day_words(slot.day))
    return f"{day_words(slot.day)}, {hours_words(slot)}"


def hours_words(slot: Slot) -> str:
    if slot.starts is None:
        return _("no time yet")
    if not slot.minutes or slot.finishes is None:
        return clock(slot.starts)
    return f"{clock(slot.starts)}–{clock(slot.finishes) if slot.minutes < WHOLE_DAY else moment(slot.finishes)}"


def as_data(clash: Clash, fixes: Iterable[Fix] = ()) -> dict[str, Any]:
    """For scripts: all words are told already."""
    return {
        "rule": clash.rule, "severity": clash.severity, "key": clash.key, "title": rule_words(clash.rule),
        "sentence": sentence(clash), "why": why(clash.rule), "sessions": sorted(clash.sessions),
        "sides": [{"session": side.session, "title": side.title, "when": place_words(side), "event": side.of,
                   "foreign": side.foreign} for side in clash.sides],
        "fixes": [{"token": fix.token, "words": fix_words(fix), "brings": brings_words(fix)} for fix in fixes],
    }


def veiled(clash: Clash, open_events: Collection[int]) -> Clash:
    """For readers who may not see all other events: theirs are not named."""
    sides = (replace(side, title=_("A session of another event"), code="", slug="", place="", of=_("another event"))
             if side.foreign and side.event not in open_events else side for side in clash.sides)
    return replace(clash, sides=tuple(sides))
