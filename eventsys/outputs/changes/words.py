"""What is needed to say a change in the reader's language, and the names of what can change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from babel.lists import format_list
from markupsafe import Markup


@dataclass(frozen=True)
class Words:
    gettext: Callable[..., str]
    country: Callable[[str], str]
    language: Callable[[str], str]
    date_words: Callable[[date, str], str]  # date and CLDR pattern
    date_range: Callable[[date, date], str]
    locale: str

    def say(self, sentence: str, **values: object) -> Markup:
        """The sentence with its values, each kept to its own direction of writing."""
        return Markup(sentence) % {name: isolated(value) for name, value in values.items()}  # noqa: S704

    def day(self, day: date) -> str:
        return self.date_words(day, "EEE d MMM")

    def listed(self, names: Iterable[str]) -> str:
        """A, B and C; each once."""
        return format_list(list(dict.fromkeys(names)), locale=self.locale)

    def clock(self, at: datetime) -> str:
        return f"{at:%H:%M}"


def isolated(value: object) -> Markup:
    return value if isinstance(value, Markup) else Markup("<bdi>{}</bdi>").format(value)


def field_name(field: str, words: Words) -> str:
    """Of a session or an event; empty for what no reader sees."""
    _ = words.gettext
    names = {
        "subtitle": _("subtitle"), "summary": _("summary"), "objectives": _("objectives"),
        "objectives_intro": _("objectives"), "code": _("reference code"), "kind": _("kind"),
        "track": _("track"), "organisers": _("organisations"), "links": _("links"),
        "documents": _("documents"), "stream_url": _("stream"), "license": _("licence"),
        "do_not_record": _("recording"), "withdrawn_reason": _("reason"), "event": _("part it belongs to"),
        "zone": _("time zone"), "format": _("format"), "hub": _("regional hub"),
        "language": _("language"), "languages": _("languages"), "good_to_know": _("good to know"),
        "days": _("days"), "contacts": _("contact"), "related": _("related events"),
        "tiers": _("sponsors"), "acknowledgement": _("acknowledgement"), "disclaimer": _("disclaimer"),
        "picture": _("picture"), "cancelled_reason": _("reason"), "acronym": _("short name"),
        "biography": _("biography"), "honorific": _("title"), "address": _("address"), "access": _("access"),
        "city": _("city"), "country": _("country"), "capacity": _("seats"), "equipment": _("equipment"),
        "online": _("online"), "url": _("address on the web"), "venue": _("venue"), "part_of": _("part of"),
        "shown_apart": _("agenda of its own"),
    }
    return names.get(field, "")


def fields_listed(fields: Iterable[str], words: Words) -> str:
    return words.listed(name for field in fields if (name := field_name(field, words)))


def role_name(role: str, words: Words) -> str:
    _ = words.gettext
    names = {
        "moderator": _("moderator"), "chair": _("chair"), "keynote": _("keynote speaker"),
        "opening remarks": _("speaker of opening remarks"), "panelist": _("panelist"),
        "discussant": _("discussant"), "speaker": _("speaker"), "rapporteur": _("rapporteur"),
    }
    return names.get(role, role)
