"""How grave each kind of clash is in an event."""

from collections.abc import Mapping

from flask import Response, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.agenda.clashes import services, telling
from eventsys.agenda.clashes.rules.values import DEFAULTS, RULES, SEVERITIES, Rule, Severity
from eventsys.kit import journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _

from ..shell import bp, event_page, here

Set = Mapping[Rule, Severity | None]  # None: as usual


@bp.get("/e/<slug>/clashes/rules")
@needs("event.view")
def clash_rules(slug: str) -> Response:
    now = _now()
    return _page(now, now, {})


@bp.post("/e/<slug>/clashes/rules")
@needs("agenda.edit")
def set_clash_rules(slug: str) -> Response | Redirect:
    """Only what was changed on the page is written, so that colleagues can set other rules meanwhile."""
    place, seen, chosen = here(), _read("was"), _read("rule")
    wishes = {rule: wish for rule, wish in chosen.items() if wish != seen[rule]}
    with transaction():
        overtaken = services.set_severities(place.summit, place.event, wishes, seen)
    if overtaken:
        return _page(_now(), {**_now(), **wishes}, overtaken)
    notices.say(_("Saved: how clashes are taken.") if wishes else _("Nothing was changed."),
                undo=journal.current_id() if wishes else None)
    return redirect(url_for("desk.clash_rules", slug=place.event.slug), 303)


def _page(now: Set, chosen: Set, overtaken: Set) -> Response:
    place = here()
    is_part = place.event.id != place.summit.id
    above = services.severities(place.summit) if is_part else {}
    usual = {rule: above.get(rule, DEFAULTS[rule]) for rule in RULES}
    return event_page(
        "desk/clashes/rules.html", 409 if overtaken else 200, here="clashes", rules=RULES, severities=SEVERITIES,
        tell=telling, usual=usual, now=now, chosen=chosen, overtaken=overtaken, is_part=is_part,
        errors=[(f"rule-{rule}", _told(rule, usual, overtaken)) for rule in overtaken])


def _told(rule: Rule, usual: Mapping[Rule, Severity], overtaken: Set) -> str:
    return _("“%(rule)s” was set to “%(severity)s” by somebody else meanwhile. Save once more to keep yours.",
             rule=telling.rule_words(rule), severity=telling.severity_words(overtaken[rule] or usual[rule]))


def _now() -> dict[Rule, Severity | None]:
    known = services.severities(here().event)
    return {rule: known.get(rule) for rule in RULES}


def _read(prefix: str) -> dict[Rule, Severity | None]:
    """Of each rule; what is no severity is "as usual"."""
    given = {rule: request.form.get(f"{prefix}-{rule}", "") for rule in RULES}
    return {rule: word if word in SEVERITIES else None for rule, word in given.items()}
