"""The journal in sentences: what each verb is called, filled with what its act told.

A verb's line is added with the verb. `%(name)s` stands for a value given to `journal.act`; one that an old act
did not tell is read as "…".
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape

from eventsys.kit.i18n import gettext
from eventsys.kit.journal import Act


def _(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


VERBS: dict[str, str] = {
    "": _("Made a change without a word about it"),
    # Events and their settings
    "events.make": _("Made the event %(event)s"),
    "events.clone": _("Made the event %(event)s after %(source)s"),
    # Publishing, imports
    "publishing.publish": _("Published edition %(number)s"),
    "publishing.unpublish": _("Took %(event)s from the public pages"),
    "import.schedule": _("Imported a schedule file into %(event)s"),
    "demo.load": _("Loaded the demo: %(event)s"),
    # Sessions
    "session.withdraw": _("Withdrew %(session)s: %(reason)s"),
    "session.restore": _("Put %(session)s back on the programme"),
    # Sponsors
}
UNDONE = _("Undid: %(act)s")
REDONE = _("Redid: %(act)s")


def sentence(act: Act) -> str:
    """What was done, as plain text in the reader's language."""
    return told(act.verb, act.told, str)


def sentence_html(act: Act) -> Markup:
    """The same for a page: what people typed keeps its own direction."""
    return Markup(told(act.verb, act.told, _isolated))  # noqa: S704 - every value is escaped


def told(verb: str, values: Mapping[str, Any], shown: Callable[[Any], str]) -> str:
    if verb in ("undo", "redo"):
        of = told(values.get("verb", ""), {name: value for name, value in values.items() if name != "verb"}, shown)
        return gettext(UNDONE if verb == "undo" else REDONE) % {"act": of}
    if verb not in VERBS:
        return shown(verb)
    known = {name: shown(value) for name, value in values.items()}
    return gettext(VERBS[verb]) % defaultdict(lambda: "…", known)


def _isolated(value: Any) -> str:
    return f"<bdi>{escape(value)}</bdi>"
