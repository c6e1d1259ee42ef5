"""All messages of an event: drafts, and what became of those that were sent."""

from flask import Response, redirect, url_for
from werkzeug import Response as Redirect

from eventsys.kit import notices as told
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.registration import message_letters, messages, notices

from ..participants import around
from ..shell import bp, event_page, here, wall
from . import plan, words


@bp.get("/e/<slug>/messages")
@needs("registration.edit")
def messages_of_event(slug: str) -> Response:
    summit, known = here().summit, around.around()
    rows = messages.listed(summit)
    tallies = message_letters.tallies(summit, [row.id for row in rows if row.sent_at])
    return event_page(
        "desk/messages/list.html", here="messages", drafts=[row for row in rows if row.sent_at is None],
        sent=[(row, words.tally(tallies.get(row.id, words.Counter()))) for row in rows if row.sent_at], wall=wall,
        to_whom={row.id: words.tells_words(row.tells) if row.tells else words.segment_words(
            messages.segment_of(row.segment), known) for row in rows}, total=known.total,
        address=lambda row: plan.address("message", row), kind=notices.kind_of(summit))


@bp.post("/e/<slug>/messages/<int:number>/delete")
@needs("registration.edit")
def delete_message(slug: str, number: int) -> Redirect:
    row = plan.message_or_404(number)
    subject = row.subject
    with transaction():
        done = messages.drop(here().summit, row)
    told.say(_("Deleted the draft: %(subject)s", subject=subject) if done
             else _("Nothing was done: it was sent meanwhile."))
    return redirect(url_for("desk.messages_of_event", slug=slug), 303)
