"""What of one event stands in the tables by now, while its data files are loaded."""

import re
from dataclasses import dataclass, field
from datetime import date

from eventsys.events.models import Event
from eventsys.people.models import Person
from eventsys.programme.richtext import from_markdown
from eventsys.sessions.models import Session
from eventsys.sponsors.models import Tier

from . import entries


@dataclass
class Drafts:
    """Rows by the names that the data files have for them, with their entries."""

    summit: Event
    first: date
    events: dict[str, Event]
    tiers: dict[str, Tier] = field(default_factory=dict)
    listings: dict[str, int] = field(default_factory=dict)  # their numbers
    people: dict[str, tuple[Person, entries.Person]] = field(default_factory=dict)
    sessions: dict[str, tuple[Session, entries.Session]] = field(default_factory=dict)

    def person(self, key: str) -> Person:
        return self.people[key][0]

    def session(self, slug: str) -> Session:
        return self.sessions[slug][0]


def prose(text: str) -> str:
    """Markdown whose lines were wrapped for reading in an editor, to rich text."""
    paragraphs = (part if re.match(r"[-#>]|\d+\.", part) else part.replace("\n", " ")
                  for part in re.split(r"\n\s*\n", text.strip()))
    return from_markdown("\n\n".join(paragraphs))
