"""Spreadsheets as CSV: a row a session, and a row an appearance.

UTF-8 with a byte order mark, as spreadsheet programs want it, rows ended by CRLF (RFC 4180). A cell that
a program would take for a formula begins with an apostrophe. Columns are described in docs/data.md; names
and order of columns stay, new ones come at the end.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime

from eventsys.programme import richtext, when
from eventsys.programme.structs import Appearance, Kind, Person, Session, Track
from eventsys.programme.view import View

from .links import Links
from .names import directory, sort_name

SESSION_COLUMNS = (
    "code", "title", "subtitle", "kind", "track", "status", "withdrawn_reason", "event", "day", "starts",
    "ends", "minutes", "zone", "starts_utc", "ends_utc", "room", "venue", "language", "interpretation",
    "organisations", "people", "summary", "objectives", "stream", "url", "uid", "guid")
PEOPLE_COLUMNS = (
    "name", "sort_name", "honorific", "role", "position", "organisations", "country", "session_code",
    "session_title", "session_status", "day", "starts", "zone", "starts_utc", "room", "person_url",
    "session_url", "session_uid")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # also as Japanese keyboards type them
_BETWEEN = "; "
Said = str | int | None


def sessions_csv(view: View, links: Links) -> bytes:
    """Sessions in the order of the agenda, withdrawn ones too."""
    return _csv(SESSION_COLUMNS, (_session(view, links, session) for session in view.shown_sessions))


def people_csv(view: View, links: Links) -> bytes:
    """People by the name they are sorted under, each with all that they do."""
    people = (person for _initial, group in directory(view.people.values()) for person in group)
    return _csv(PEOPLE_COLUMNS, (
        _appearance(view, links, person, session, appearance)
        for person in people for session, appearance in view.appearances[person.key]))


def _csv(columns: tuple[str, ...], rows: Iterable[dict[str, Said]]) -> bytes:
    sheet = io.StringIO(newline="")
    writer = csv.DictWriter(sheet, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: safe(value) for name, value in row.items()} for row in rows)
    return sheet.getvalue().encode("utf-8-sig")


def safe(value: Said) -> Said:
    """Text that no spreadsheet program runs; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    text = value.replace("\0", "")
    runs = text.lstrip().startswith(_FORMULA) or text.lstrip(" ").startswith(("\t", "\r", "\n"))
    return f"'{text}" if runs else text


def _session(view: View, links: Links, session: Session) -> dict[str, Said]:
    objectives = (richtext.plain(session.objectives_intro), *(f"• {o}" for o in session.objectives))
    return {
        "code": session.code, "title": session.title, "subtitle": session.subtitle,
        "kind": _name(view.kinds, session.kind), "track": _name(view.tracks, session.track),
        "status": session.status, "withdrawn_reason": session.withdrawn_reason,
        "event": view.events[session.event].title, **_times(view, session), "minutes": session.minutes,
        "ends": _wall(when.end_local(session, view.zone_of(session))),
        "ends_utc": _utc(when.end_instant(session, view.zone_of(session))),
        "room": _room(view, session), "venue": (venue.name if (venue := view.venue_of(session)) else ""),
        "language": session.language, "interpretation": _BETWEEN.join(session.interpretation),
        "organisations": _BETWEEN.join(_with_country(o.name, o.country) for o in session.organisers),
        "people": _BETWEEN.join(_told(view, appearance) for appearance in session.roster),
        "summary": richtext.plain(session.summary), "objectives": "\n".join(filter(None, objectives)),
        "stream": session.stream_url, "url": links.session(view.event.slug, session.slug),
        "uid": session.uid, "guid": session.guid,
    }


def _appearance(view: View, links: Links, person: Person, session: Session, appearance: Appearance
                ) -> dict[str, Said]:
    return {
        "name": person.name, "sort_name": sort_name(person), "honorific": person.honorific,
        "role": appearance.role, "position": appearance.position,
        "organisations": _BETWEEN.join(appearance.organisations), "country": appearance.country,
        "session_code": session.code, "session_title": session.title, "session_status": session.status,
        **_times(view, session), "room": _room(view, session),
        "person_url": links.person(view.event.slug, person.key),
        "session_url": links.session(view.event.slug, session.slug), "session_uid": session.uid,
    }


def _times(view: View, session: Session) -> dict[str, Said]:
    zone, day = view.zone_of(session), when.day_of(session)
    return {
        "day": day.isoformat() if day else "", "starts": _wall(when.start_local(session, zone)),
        "zone": zone if session.starts else "", "starts_utc": _utc(when.start_instant(session, zone)),
    }


def _wall(local: datetime | None) -> str:
    """As the clock on the wall shows it; a form that spreadsheet programs take for a date and time."""
    return f"{local:%Y-%m-%d %H:%M}" if local else ""


def _utc(instant: datetime | None) -> str:
    return f"{instant:%Y-%m-%dT%H:%MZ}" if instant else ""


def _name(facts: Mapping[str, Track | Kind], key: str) -> str:
    return facts[key].name if key in facts else ""


def _room(view: View, session: Session) -> str:
    room = view.every_room.get(session.room)
    return room.name if room else "*" if session.all_rooms else ""


def _told(view: View, appearance: Appearance) -> str:
    """moderator: Ada Byron (Mayor, Cairo, EG)"""
    facts = ", ".join(filter(None, (appearance.position, *appearance.organisations, appearance.country)))
    name = view.person(appearance.person).name
    return f"{appearance.role}: {name} ({facts})" if facts else f"{appearance.role}: {name}"


def _with_country(name: str, country: str) -> str:
    return f"{name} ({country})" if country else name
