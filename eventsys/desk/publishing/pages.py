"""The publish page: what people would see otherwise than now, in words; then exactly that is published."""

from flask import Response, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as Answer
from wtforms import BooleanField, HiddenField, SelectMultipleField, StringField
from wtforms.validators import Length

from eventsys.editions.jobs import print_wanted
from eventsys.kit import forms, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.forms import lazy_gettext
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.kit.jobs import hurry
from eventsys.programme.partial import PARTS
from eventsys.programme.view import attended
from eventsys.publishing import announcing
from eventsys.publishing.announcing import Hearing
from eventsys.publishing.drafts import draft_of
from eventsys.publishing.proposals import Blocked, DraftChanged, Outcome, Proposal, propose, publish_proposal
from eventsys.publishing.services import EditionUnchanged, Published

from ..shell import bp, event_page, here
from .words import part_words, sentences, summary


class PublishForm(forms.Form):
    parts = SelectMultipleField(lazy_gettext("What goes out"), choices=list(PARTS))
    note = StringField(lazy_gettext("What changed, in a sentence that readers see"), [Length(max=500)])
    letters = BooleanField(lazy_gettext("Write to the people whose sessions change"))
    digest = HiddenField()


@bp.get("/e/<slug>/publish")
@needs("publish")
def publish(slug: str) -> Response:
    chosen = [part for part in request.args.getlist("part") if part in PARTS]
    proposal = propose(here().summit, chosen or PARTS, draft_of(here().summit).programme)
    form = PublishForm(data={"parts": sorted(proposal.parts), "letters": True}, formdata=None)
    return _page(proposal, form)


@bp.post("/e/<slug>/publish")
@needs("publish")
def publish_now(slug: str) -> Answer:
    form, summit = PublishForm(), here().summit
    parts = form.parts.data or PARTS
    if not form.validate_on_submit():
        return _page(propose(summit, parts), form)
    with transaction(alone_on="edition"):
        proposal = propose(summit, parts)
        outcome = publish_proposal(proposal, form.digest.data or "", form.note.data or "")
        written = 0
        if isinstance(outcome, Published) and form.letters.data:
            written = announcing.write_letters(summit, outcome.edition, proposal.programme, _hearing(proposal))
    return _answer(form, proposal, outcome, written)


def _answer(form: PublishForm, proposal: Proposal, outcome: Outcome, written: int) -> Answer:
    summit = here().summit
    match outcome:
        case Published(edition):
            hurry(current_app._get_current_object(), print_wanted)  # type: ignore[attr-defined]
            notices.say(_("Edition %(number)s is public: pages, calendars and data at once, PDFs within a minute.",
                          number=edition.number))
            if written:
                notices.say(ngettext("%(num)s letter waits for you to look at it before it goes.",
                                     "%(num)s letters wait for you to look at them before they go.", written))
                return redirect(url_for("desk.letters", slug=summit.slug, state="held"), 303)
            return redirect(url_for("desk.publish", slug=summit.slug), 303)
        case EditionUnchanged(edition):
            notices.say(_("Nothing differs from edition %(number)s, so there is no new one.", number=edition.number))
            return redirect(url_for("desk.publish", slug=summit.slug), 303)
        case DraftChanged():
            return _page(proposal, form, changed_meanwhile=True, status=409)
        case Blocked():
            return _page(proposal, form, is_blocked=True, status=409)


def _hearing(proposal: Proposal) -> Hearing:
    return announcing.hearing(announcing.concerned(proposal.before, proposal.programme, proposal.comparison))


def _page(proposal: Proposal, form: PublishForm, changed_meanwhile: bool = False, is_blocked: bool = False,
          status: int = 200) -> Response:
    form.digest.data, draft, clashes = proposal.seen, proposal.draft, draft_of(here().summit).clashes
    return event_page(
        "desk/publishing/publish.html", status, here="publish", form=form, errors=form.told(), proposal=proposal,
        told=sentences(proposal.comparison), figures=summary(proposal.comparison), parts=_parts(proposal),
        left=summary(proposal.left_behind), is_all_left=bool(proposal.left_behind), hearing=_hearing(proposal),
        clashes=clashes, is_held_up=bool(clashes["blocks"]) and proposal.is_checked,
        sessions=len(attended(draft.sessions, draft.kinds)), changed_meanwhile=changed_meanwhile, is_blocked=is_blocked)


def _parts(proposal: Proposal) -> list[tuple[str, str, list[str], bool]]:
    """Key, words, figures and whether it is chosen, of the parts in which the draft differs at all."""
    if proposal.before is None:
        return []
    known = ((part, words, proposal.of(part)) for part, words in part_words().items())
    return [(part, words, summary(of) or [_("changed")], part in proposal.parts) for part, words, of in known if of]
