"""What is the matter, in a sentence for each rule."""

from collections.abc import Callable

from eventsys.kit.i18n import date_words, language, ngettext
from eventsys.kit.i18n import gettext as _

from .rules.values import Clash, Rule, Slot
from .wording import apart, clock, day_words, minutes, moment, names, region, title


def sentence(clash: Clash) -> str:
    """What is the matter, for who has both sides before them."""
    slot = _lengthless(clash)
    if slot is None:
        return _SENTENCES[clash.rule](clash)
    unsaid = _("“%(session)s” has no length yet, so that nobody can say for how long.", session=title(slot))
    return f"{_AT_A_MOMENT[clash.rule](clash, slot)} {unsaid}"


def _lengthless(clash: Clash) -> Slot | None:
    """Of two sessions at once: the one whose length nobody has said."""
    if clash.rule not in _AT_A_MOMENT:
        return None
    return next((side for side in clash.sides if side.has_no_length), None)


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
    return _("“%(session)s” takes all rooms for %(time)s of it.", session=title(wide), time=minutes(clash.extent))


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


def _room_at(clash: Clash, slot: Slot) -> str:
    return _("%(room)s is taken twice from %(time)s.", room=apart(clash.sides[0].place), time=_from(slot))


def _person_at(clash: Clash, slot: Slot) -> str:
    elsewhere = next((side.of for side in clash.sides if side.foreign), "")
    if elsewhere:
        return _("%(person)s is at %(event)s at the same time, from %(time)s.", person=names(clash.people),
                 event=apart(elsewhere), time=_from(slot))
    return _("%(person)s is in both at once, from %(time)s.", person=names(clash.people), time=_from(slot))


def _all_rooms_at(clash: Clash, slot: Slot) -> str:
    wide = next(side for side in clash.sides if side.all_rooms)
    return _("“%(session)s” takes all rooms at %(time)s.", session=title(wide), time=_from(slot))


def _rivals_at(clash: Clash, slot: Slot) -> str:
    return _("Their sponsors are rivals, and they are on together from %(time)s.", time=_from(slot))


def _from(slot: Slot) -> str:
    return clock(slot.starts) if slot.starts else ""


_AT_A_MOMENT: dict[Rule, Callable[[Clash, Slot], str]] = {
    "room": _room_at, "person": _person_at, "all_rooms": _all_rooms_at, "rivals": _rivals_at,
}
