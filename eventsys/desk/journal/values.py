"""What the words of an enum are called in the journal, by "table.column"."""

from eventsys.kit.i18n import gettext

from . import registering


def _(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


_KINDS = {"summit": _("Summit"), "workshop": _("Workshop"), "webinar": _("Webinar"), "roundtable": _("Roundtable"),
          "dialogue": _("Dialogue"), "coordination meeting": _("Coordination meeting"),
          "learning visit": _("Learning visit"), "briefing": _("Briefing"), "conference": _("Conference")}
VALUES = {
    "event.kind": _KINDS,
    "event.format": {"in person": _("In person"), "online": _("Online"), "hybrid": _("In person and online")},
    "event.status": {"planned": _("To be held"), "cancelled": _("Cancelled")},
    "related.relation": {"follows": _("Follows"), "precedes": _("Comes before"), "related": _("Related"),
                         "on the margins of": _("Held on the margins of")},
    "membership.role": {"owner": _("Owner"), "editor": _("Editor"), "roster": _("Roster"),
                        "front desk": _("Front desk"), "viewer": _("Viewer")},
    "appearance.role": {"moderator": _("Moderator"), "chair": _("Chair"), "keynote": _("Keynote"),
                        "opening remarks": _("Opening remarks"), "panelist": _("Panelist"),
                        "discussant": _("Discussant"), "speaker": _("Speaker"), "rapporteur": _("Rapporteur")},
    "appearance.state": {"proposed": _("Proposed"), "invited": _("Invited"), "confirmed": _("Confirmed"),
                         "declined": _("Declined")},
    "submission.state": {"waiting": _("Waiting"), "accepted": _("Accepted"), "declined": _("Declined")},
    "clash_rule.severity": {"blocks": _("Blocks publication"), "warning": _("Warning"), "hint": _("Hint"),
                            "off": _("Off")},
    "organisation.kind": {"city": _("City"), "network": _("Network"), "ministry": _("Ministry"),
                          "igo": _("Intergovernmental organisation"), "ngo": _("NGO"), "university": _("University"),
                          "company": _("Company"), "donor": _("Donor"), "other": _("Other")},
    "person.gender": {"woman": _("Woman"), "man": _("Man"), "other": _("Other")},
} | registering.VALUES


def value_words(place: str, value: object) -> str | None:
    """None where it is no word of an enum."""
    known = VALUES.get(place, {}).get(str(value))
    return None if known is None else gettext(known)
