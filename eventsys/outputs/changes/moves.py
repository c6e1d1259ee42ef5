"""When and where, and from where to where: as much as differs, not more."""

from datetime import date

from markupsafe import Markup
from msgspec.structs import replace

from eventsys.programme import changes as c

from .words import Words


def moved(change: c.Moved, words: Words) -> Markup:
    """Only the room where only that differs; the length in a sentence of its own. May be empty."""
    _, say = words.gettext, words.say
    was, now = change.was, change.now
    same_start = (was.day, was.starts, was.fold) == (now.day, now.starts, now.fold)
    if now.starts is None and was.starts is not None:
        return say(_("Time to be announced (was %(was)s)."), was=slot_words(was, words))
    if was.starts is None and now.starts is not None:
        return say(_("Now has a time: %(now)s."), now=slot_words(now, words))
    parts = [] if same_start else [_start(was, now, words)]
    if same_start and place_words(was, words) != place_words(now, words):
        parts.append(_room(was, now, words))
    if was.minutes != now.minutes:
        parts.append(_length(was, now, words))
    return Markup(" ").join(parts)


def _start(was: c.Slot, now: c.Slot, words: Words) -> Markup:
    """What both share, the day or the room, is said once or not at all."""
    _, say = words.gettext, words.say
    if place_words(was, words) == place_words(now, words):
        was, now = (replace(slot, room_name="", all_rooms=False) for slot in (was, now))
    after = slot_words(now, words)
    if was.starts and now.starts and _day(was) == _day(now):
        after = ", ".join(filter(None, (words.clock(now.starts), place_words(now, words))))
    return say(_("Moved from %(was)s to %(now)s."), was=slot_words(was, words), now=after)


def _length(was: c.Slot, now: c.Slot, words: Words) -> Markup:
    _, say = words.gettext, words.say
    if now.minutes is None:
        return say(_("Its end is no longer given."))
    if was.minutes is None:
        return say(_("Takes %(now)s minutes."), now=now.minutes)
    return say(_("Takes %(now)s minutes (was %(was)s)."), now=now.minutes, was=was.minutes)


def _room(was: c.Slot, now: c.Slot, words: Words) -> Markup:
    _, say = words.gettext, words.say
    before, after = place_words(was, words), place_words(now, words)
    if not after:
        return say(_("Room to be announced (was %(was)s)."), was=before)
    if not before:
        return say(_("Now in %(now)s."), now=after)
    return say(_("Moved from %(was)s to %(now)s."), was=before, now=after)


def slot_words(slot: c.Slot, words: Words) -> str:
    """Tue 14 Sep 10:00, Hall A; empty where neither is known."""
    return ", ".join(filter(None, (_when(slot, words), place_words(slot, words))))


def place_words(slot: c.Slot, words: Words) -> str:
    return slot.room_name or (words.gettext("all rooms") if slot.all_rooms else "")


def _when(slot: c.Slot, words: Words) -> str:
    day = _day(slot)
    told = words.day(day) if day else ""
    if slot.starts is None:
        return told
    return f"{told} {words.clock(slot.starts)}"


def _day(slot: c.Slot) -> date | None:
    return slot.day or (slot.starts.date() if slot.starts else None)
