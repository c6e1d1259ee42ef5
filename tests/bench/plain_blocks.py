"""The yardstick of paper: a programme on standard input, a tagged PDF of headings and paragraphs alone."""

import sys
from collections.abc import Iterator
from html import escape

from weasyprint import HTML

from eventsys.outputs.paper.words import english
from eventsys.programme import canonical
from eventsys.programme.structs import Appearance, Session
from eventsys.programme.view import View, view

STYLE = """@page { size: A5; margin: 15mm 12mm 21mm; @bottom-center { content: counter(page) } }
body { font: 7.9pt/10.6pt "Noto Sans" } h2 { font-size: 11pt; break-after: avoid } p { margin: 0 0 3pt }"""


def html(seen: View) -> str:
    event = seen.event
    parts = [f"<h1>{escape(event.title)}</h1>", event.summary, event.good_to_know]
    parts += [_line(_when(s), s.title) for s in seen.shown_sessions]  # at a glance
    parts += [part for s in seen.shown_sessions for part in _session(seen, s)]
    parts += [part for key in seen.people for part in _person(seen, key)]
    parts += [_line(tier.title, ", ".join(one.words or one.name for one in tier.listings))
              for tier in event.tiers]
    return f'<html lang="en"><title>{escape(event.title)}</title><style>{STYLE}</style>{"".join(parts)}'


def _session(seen: View, session: Session) -> Iterator[str]:
    room, track = seen.every_room.get(session.room), seen.tracks.get(session.track)
    kind, words = seen.kinds.get(session.kind), english()
    yield f"<h2>{escape(session.title)}</h2>"
    yield _line(_when(session), room.name if room else "", track.name if track else "", session.code,
                kind.name if kind else "", words.language(session.language))
    yield session.summary
    yield from (_line(objective) for objective in session.objectives)
    yield from (_appearance(seen, appearance) for appearance in session.roster)


def _appearance(seen: View, appearance: Appearance) -> str:
    return _line(english().role(appearance.role, 1), seen.person(appearance.person).name, appearance.position,
                 *appearance.organisations, english().country(appearance.country))


def _person(seen: View, key: str) -> Iterator[str]:
    yield f"<p><b>{escape(seen.person(key).name)}</b></p>"
    for session, _appearance in seen.appearances[key]:
        room = seen.every_room.get(session.room)
        yield _line(_when(session), room.name if room else "")


def _when(session: Session) -> str:
    return f"{session.starts:%a %H:%M}" if session.starts else ""


def _line(*texts: str) -> str:
    return f"<p>{escape(' · '.join(text for text in texts if text))}</p>"


def main() -> None:
    seen = view(canonical.decode(sys.stdin.buffer.read()))
    HTML(string=html(seen)).write_pdf(sys.stdout.buffer, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main()
