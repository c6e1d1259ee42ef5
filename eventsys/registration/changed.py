"""What an edition changed in the sessions of somebody's agenda, in sentences with before and after."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from eventsys.editions import reading
from eventsys.editions.reading import Current
from eventsys.kit import i18n
from eventsys.outputs.changes import sessions as told_sessions
from eventsys.outputs.changes.words import Words
from eventsys.programme import changes as c
from eventsys.programme.canonical import decode
from eventsys.programme.compare import compare

# What one has to know to be there. A new summary, or one more on the panel, is not worth a letter.
TELLING = (c.Moved, c.Withdrawn, c.Removed, c.Restored, c.Renamed)
LATELY = timedelta(days=3)  # before an edition came out


@dataclass(frozen=True)
class Changed:
    """Of one session."""

    name: c.SessionName
    changes: tuple[c.SessionChange, ...]

    @property
    def has_page(self) -> bool:
        return not any(isinstance(change, c.Removed) for change in self.changes)

    def sentences(self) -> list[str]:
        """In the reader's language; times are those of the event's zone."""
        said = (told_sessions.sentence(change, _words()) for change in self.changes)
        return [sentence.striptags() for sentence in said if sentence]


@lru_cache(maxsize=64)
def between(before: str, after: str, slug: str) -> tuple[Changed, ...]:
    """Two editions by their digests, as seen from the event: in the order of the agenda."""
    comparison = compare(decode(reading.bytes_of(before)), reading.programme_of(after), slug)
    found: dict[str, list[c.SessionChange]] = {}
    for change in comparison.changes:
        if isinstance(change, TELLING):
            found.setdefault(change.session.uid, []).append(change)
    return tuple(Changed(changes[0].session, tuple(changes)) for changes in found.values())


def among(changed: Collection[Changed], slugs: Collection[str]) -> list[Changed]:
    return [one for one in changed if one.name.slug in slugs]


def lately(edition: Current) -> Mapping[str, Changed]:
    """By the session's slug; nothing in a first edition."""
    before = reading.before(edition, LATELY)
    found = between(before[0], edition.digest, edition.slug) if before else ()
    return {one.name.slug: one for one in found}


def _words() -> Words:
    return Words(i18n.gettext, i18n.country, i18n.language, i18n.date_words, i18n.date_range, str(i18n.locale()))
