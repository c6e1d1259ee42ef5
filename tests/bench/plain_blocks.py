"""The yardstick of paper: a programme on standard input, a tagged PDF of headings and paragraphs alone."""

import sys
from collections.abc import Iterator
from html import escape
from itertools import groupby

from weasyprint import HTML

from eventsys.outputs.paper.words import english
from eventsys.programme import canonical
from eventsys.programme.structs import Appearance, Session, Tier
from eventsys.programme.view import View, view

STYLE = """
@page { size: A5; margin: 15mm 12mm 21mm; @top-left { content: string(now) }
  @bottom-left { content: element(strip); width: 100% } @bottom-right { content: counter(page) } }
body { font: 7.9pt/10.6pt "Noto Sans" } p { margin: 0 0 3pt } .strip { position: running(strip); font-size: 5.6pt }
h2 { font-size: 11pt; break-after: avoid; string-set: now attr(title) }
"""


def html(seen: View) -> str:
    """All that the booklet prints, the strip at the foot of every page included."""
    event = seen.event
    strip = " ".join(f"{tier.title} {_names(tier)}" for tier in event.tiers)
    parts = [f'<p class="strip">{escape(strip)}</p><h1>{escape(event.title)}</h1>', event.summary, event.good_to_know]
    parts += [_line(_when(s), s.title) for s in seen.shown_sessions]  # at a glance
    parts += [part for s in seen.shown_sessions for part in _session(seen, s)]
    parts += [part for key in seen.people for part in _person(seen, key)]
    parts += [_line(tier.title, _names(tier)) for tier in event.tiers]
    return f'<html lang="en"><title>{escape(event.title)}</title><style>{STYLE}</style>{"".join(parts)}'


def _names(tier: Tier) -> str:
    return " · ".join(one.words or one.name for one in tier.listings)


def _session(seen: View, session: Session) -> Iterator[str]:
    room, track = seen.every_room.get(session.room), seen.tracks.get(session.track)
    kind, words = seen.kinds.get(session.kind), english()
    yield f'<h2 title="{_when(session)}">{escape(session.title)}</h2>'
    yield _line(room.name if room else "", f"{track.letter} {track.name}" if track else "", session.code,
                kind.name if kind else "", words.language(session.language))
    yield session.summary
    yield from (_line(objective) for objective in session.objectives)
    for role, group in groupby(session.roster, key=lambda appearance: appearance.role):
        people = list(group)
        yield f"<p>{escape(words.role(role, len(people)))}</p>"
        yield from (_appearance(seen, appearance) for appearance in people)


def _appearance(seen: View, appearance: Appearance) -> str:
    details = (appearance.position, *appearance.organisations, english().country(appearance.country))
    name = escape(seen.person(appearance.person).name)
    return f"<p><b>{name}</b><br>{escape(', '.join(filter(None, details)))}</p>"


def _person(seen: View, key: str) -> Iterator[str]:
    yield f"<p><b>{escape(seen.person(key).name)}</b></p>"
    for number, (session, _appearance) in enumerate(seen.appearances[key]):
        room = seen.every_room.get(session.room)
        yield _line(_when(session), room.name if room else "", str(number + 100))


def _when(session: Session) -> str:
    return f"{session.starts:%a %H:%M}" if session.starts else ""


def _line(*texts: str) -> str:
    return f"<p>{escape(' · '.join(text for text in texts if text))}</p>"


def main() -> None:
    seen = view(canonical.decode(sys.stdin.buffer.read()))
    HTML(string=html(seen)).write_pdf(sys.stdout.buffer, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main()
