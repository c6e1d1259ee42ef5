"""Clashes in words, in the reader's language: what it is, why it matters, and what a fix does."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any
from unicodedata import bidirectional

from msgspec.structs import replace

from eventsys.kit.i18n import date_words, language, locale, ngettext, weekday
from eventsys.kit.i18n import gettext as _

from .rules.fixes import Fix
from .rules.values import Clash, PersonFacts, Rule, Severity, Slot

WHOLE_DAY = 24 * 60  # minutes
RIGHT_TO_LEFT = ("R", "AL", "AN")  # of the Unicode Bidirectional Algorithm
NAMED = 4  # people; then a number


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


def sentence(clash: Clash) -> str:
    """What is the matter, for who has both sides before them."""
    return _SENTENCES[clash.rule](clash)


def _room(clash: Clash) -> str:
    return _("%(room)s is taken twice for %(time)s.", room=apart(clash.sides[0].place), time=minutes(clash.extent))


def _person(clash: Clash) -> str:
    elsewhere = next((side.of for side in clash.sides if side.foreign), "")
    if elsewhere:
        return _("%(person)s is at %(event)s at the same time, for %(time)s.", person=names(clash.people),
                 event=apart(elsewhere), time=minutes(clash.extent))
    return _("%(person)s is in both at once, for %(time)s.", person=names(clash.people), time=minutes(clash.extent))


def _absent(clash: Clash) -> str:
    away = clash.facts["away"]
    if away.starts.date() == away.finishes.date():
        return _("%(person)s is away on %(day)s from %(start)s to %(end)s.", person=names(clash.people),
                 day=day_words(away.starts), start=clock(away.starts), end=clock(away.finishes))
    return _("%(person)s is away from %(start)s to %(end)s.", person=names(clash.people), start=moment(away.starts),
             end=moment(away.finishes))


def _walk(clash: Clash) -> str:
    return _("%(person)s has %(gap)s to get from %(here)s to %(there)s, which takes %(needed)s.",
             person=names(clash.people), gap=minutes(clash.facts["gap"]), needed=minutes(clash.facts["needed"]),
             here=apart(clash.facts["here"]), there=apart(clash.facts["there"]))


def _all_rooms(clash: Clash) -> str:
    wide = next(side for side in clash.sides if side.all_rooms)
    return _("“%(session)s” takes all rooms for %(time)s of it.", session=apart(wide.title), time=minutes(clash.extent))


def _capacity(clash: Clash) -> str:
    facts = {"room": apart(clash.sides[0].place), "seats": clash.facts["seats"], "wanted": clash.facts["wanted"]}
    if clash.facts["signed_up"]:
        return _("%(room)s has %(seats)s seats, and %(wanted)s people have signed up.", **facts)
    return _("%(room)s has %(seats)s seats, and %(wanted)s people are expected.", **facts)


def _booth(clash: Clash) -> str:
    spoken = ", ".join(language(code) for code in clash.facts["languages"])
    count, room = clash.facts["booths"], apart(clash.sides[0].place)
    if not count:
        return _("%(room)s has no booth, and it is to be interpreted into %(languages)s.", room=room, languages=spoken)
    return ngettext("%(room)s has %(num)s booth, and it is to be interpreted into %(languages)s.",
                    "%(room)s has %(num)s booths, and it is to be interpreted into %(languages)s.", count,
                    room=room, languages=spoken)


def _hours(clash: Clash) -> str:
    start, end = clash.facts["from"], clash.facts["until"]
    if clash.facts["what"] == "date":
        return _("It is on %(day)s; the event is from %(start)s to %(end)s.",
                 day=date_words(clash.sides[0].day) if clash.sides[0].day else "", start=date_words(start),
                 end=date_words(end))
    if start is None or end is None:
        told = _("The day opens at %(time)s.") if end is None else _("The day closes at %(time)s.")
        return told % {"time": clock(start or end)}
    return _("The day is open from %(start)s to %(end)s.", start=clock(start), end=clock(end))


def _chair(clash: Clash) -> str:
    kind = clash.facts["kind"]
    return _("It is of the kind “%(kind)s” and has no moderator or chair.", kind=apart(kind))


def _declined(clash: Clash) -> str:
    return ngettext("%(people)s has declined.", "%(people)s have declined.", len(clash.people),
                    people=names(clash.people))


def _rivals(clash: Clash) -> str:
    return _("Their sponsors are rivals, and they share %(time)s.", time=minutes(clash.extent))


def _unanswered(clash: Clash) -> str:
    return ngettext("%(people)s has not confirmed.", "%(people)s have not confirmed.", len(clash.people),
                    people=names(clash.people))


def _biography(clash: Clash) -> str:
    return ngettext("%(people)s has no biography.", "%(people)s have no biography.", len(clash.people),
                    people=names(clash.people))


def _balance(clash: Clash) -> str:
    if clash.facts["what"] == "men":
        return _("All %(count)s people on it are men.", count=len(clash.people))
    return _("All %(count)s people on it are from one region, %(region)s.", count=len(clash.people),
             region=region(clash.facts["region"]))


_SENTENCES: dict[Rule, Callable[[Clash], str]] = {
    "room": _room, "person": _person, "absent": _absent, "walk": _walk, "all_rooms": _all_rooms,
    "capacity": _capacity, "booth": _booth, "hours": _hours, "chair": _chair, "declined": _declined,
    "rivals": _rivals, "unanswered": _unanswered, "biography": _biography, "balance": _balance,
}


def fix_words(fix: Fix) -> str:
    """What its button does."""
    slot, session = fix.slots[0], apart(fix.slots[0].title)
    if fix.kind == "swap":
        return _("Swap “%(session)s” with “%(other)s”", session=session, other=apart(fix.slots[1].title))
    if fix.kind == "chair":
        return _("Make %(person)s moderator", person=apart(fix.person))
    if fix.kind == "room":
        return _("Move “%(session)s” to %(room)s", session=session, room=apart(slot.place))
    return _("Move “%(session)s” to %(when)s", session=session, when=_changed_words(slot, fix.was))


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


def apart(text: str) -> str:
    """Somebody's own words within a sentence: of another direction, they do not turn the rest around."""
    turned = any(bidirectional(letter) in RIGHT_TO_LEFT for letter in text)
    if not turned and locale().character_order == "left-to-right":
        return text
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def names(people: Iterable[PersonFacts]) -> str:
    known = [apart(person.name) for person in people]
    if len(known) > NAMED:
        return ngettext("%(names)s and %(num)s more", "%(names)s and %(num)s more", len(known) - NAMED + 1,
                        names=", ".join(known[:NAMED - 1]))
    if len(known) < 2:
        return "".join(known)
    return _("%(names)s and %(last)s", names=", ".join(known[:-1]), last=known[-1])


def minutes(count: int) -> str:
    hours, rest = divmod(count, 60)
    if not hours:
        return ngettext("%(num)s minute", "%(num)s minutes", count)
    return _("%(hours)s h %(minutes)s min", hours=hours, minutes=rest) if rest else ngettext(
        "%(num)s hour", "%(num)s hours", hours)


def clock(at: datetime) -> str:
    return f"{at:%H:%M}"


def day_words(day: Any) -> str:
    return f"{weekday(day)} {date_words(day, 'd MMMM')}"


def moment(at: datetime) -> str:
    return f"{day_words(at)}, {clock(at)}"


def region(key: str) -> str:
    return {
        "africa": _("Africa"), "latin-america": _("Latin America and the Caribbean"),
        "northern-america": _("Northern America"), "asia": _("Asia"), "europe": _("Europe"), "oceania": _("Oceania"),
    }.get(key, key)
