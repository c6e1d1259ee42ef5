"""Absolute addresses of the public pages, for outputs that know no web framework.

The routes of `site` are the same; a test holds the two together.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True)
class Links:
    base: str  # scheme, host and path without a slash at the end: BASE_URL

    @property
    def host(self) -> str:
        return urlsplit(self.base).hostname or "localhost"

    def home(self) -> str:
        return f"{self.base}/"

    def catalogue_feed(self) -> str:
        return f"{self.base}/events.ics"

    def programme_schema(self) -> str:
        return f"{self.base}/schema/programme.json"

    def event(self, slug: str) -> str:
        return f"{self.base}/e/{quote(slug)}/"

    def under(self, slug: str, path: str) -> str:
        """A page or file of an event: `agenda`, `calendar.ics`, `programme.pdf` ..."""
        return f"{self.base}/e/{quote(slug)}/{path}"

    def register(self, slug: str, path: str = "") -> str:
        """Where one registers for a summit; `participants` is the list of who agreed to stand in it."""
        return f"{self.base}/register/{quote(slug)}{'/' if path else ''}{path}"

    def session(self, slug: str, session: str) -> str:
        return self.under(slug, f"sessions/{quote(session)}")

    def person(self, slug: str, person: str) -> str:
        return self.under(slug, f"people/{quote(person)}")

    def feed(self, slug: str, family: str = "", key: str = "") -> str:
        """`family` is tracks, rooms, people or sessions; without it the whole event's feed."""
        return self.under(slug, f"{family}/{quote(key)}.ics" if family else "calendar.ics")

    def file(self, digest: str, extension: str) -> str:
        return f"{self.base}/files/{digest}.{extension}"
