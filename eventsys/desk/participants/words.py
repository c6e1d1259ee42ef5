"""What was done with registrations, and what was not, in sentences."""

from collections import Counter
from collections.abc import Iterable

from eventsys.kit.i18n import gettext, ngettext
from eventsys.kit.i18n import gettext as _
from eventsys.registration.choosing import Order, Outcome, Outcomes, Verb, Why


def verb_words(verb: Verb) -> str:
    """On a button."""
    return {"approve": _("Approve"), "decline": _("Decline"), "offer": _("Offer a place"), "confirm": _("Confirm"),
            "category": _("Move to another category"), "priority": _("Set the priority"),
            "cancel": _("Cancel the registration"), "letter": _("Send the letter again"),
            "link": _("Send a fresh link")}[verb]


def act_words(verb: Verb, number: int) -> str:
    """Of the button that does it to so many."""
    match verb:
        case "approve":
            return ngettext("Approve %(num)s registration", "Approve %(num)s registrations", number)
        case "decline":
            return ngettext("Decline %(num)s registration", "Decline %(num)s registrations", number)
        case "offer":
            return ngettext("Offer %(num)s place", "Offer %(num)s places", number)
        case "confirm":
            return ngettext("Confirm %(num)s registration", "Confirm %(num)s registrations", number)
        case "category":
            return ngettext("Move %(num)s registration", "Move %(num)s registrations", number)
        case "priority":
            return ngettext("Set the priority of %(num)s", "Set the priority of %(num)s", number)
        case "cancel":
            return ngettext("Cancel %(num)s registration", "Cancel %(num)s registrations", number)
        case "letter":
            return ngettext("Send %(num)s letter again", "Send %(num)s letters again", number)
        case "link":
            return ngettext("Send %(num)s fresh link", "Send %(num)s fresh links", number)


def told(outcomes: Outcomes, order: Order) -> str:
    """ "17 approved; 3 wait: there is no place left. Not done: 2, as their state does not allow it." """
    done = _done(outcomes.done, order)
    refused = "; ".join(_refused(why, number) for why, number in Counter(
        one.why for one in outcomes.refused if one.why).items())
    if not done:
        return _("Nothing was done: %(why)s.", why=refused) if refused else _("Nothing was done.")
    sentence = f"{'; '.join(done)}."
    return sentence + (" " + _("Not done: %(why)s.", why=refused) if refused else "")


def told_of_one(outcome: Outcome, order: Order) -> str:
    if outcome.why is not None:
        return _("Nothing was done with %(name)s: %(why)s.", name=outcome.name, why=why_words(outcome.why))
    if order.verb in ("letter", "link"):
        return _("A letter goes to %(name)s.", name=outcome.name)
    if order.verb == "approve" and outcome.after == "waitlisted":
        return _("%(name)s is approved and waits in line: there is no place left.", name=outcome.name)
    if order.verb == "category":
        return _("%(name)s is moved to %(category)s.", name=outcome.name,
                 category=order.category.name if order.category else "")
    if order.verb == "priority":
        return _("%(name)s now has the priority %(priority)s.", name=outcome.name, priority=order.priority)
    return {"approve": _("%(name)s is approved.", name=outcome.name),
            "decline": _("%(name)s is declined.", name=outcome.name),
            "offer": _("A place is offered to %(name)s.", name=outcome.name),
            "confirm": _("%(name)s is confirmed.", name=outcome.name),
            "cancel": _("The registration of %(name)s is cancelled.", name=outcome.name)}[order.verb]


def why_words(why: Why) -> str:
    return gettext(_WHY[why])


def _done(outcomes: Iterable[Outcome], order: Order) -> list[str]:
    listed = list(outcomes)
    waiting = sum(one.after == "waitlisted" for one in listed) if order.verb == "approve" else 0
    number = len(listed) - waiting
    return [words for words in (
        number and _number_words(order, number),
        waiting and ngettext("%(num)s waits: there is no place left", "%(num)s wait: there is no place left", waiting),
    ) if words]


def _number_words(order: Order, number: int) -> str:
    match order.verb:
        case "approve":
            return ngettext("%(num)s approved", "%(num)s approved", number)
        case "decline":
            return ngettext("%(num)s declined", "%(num)s declined", number)
        case "offer":
            return ngettext("%(num)s place offered", "%(num)s places offered", number)
        case "confirm":
            return ngettext("%(num)s confirmed", "%(num)s confirmed", number)
        case "category":
            return ngettext("%(num)s moved to %(category)s", "%(num)s moved to %(category)s", number,
                            category=order.category.name if order.category else "")
        case "priority":
            return ngettext("%(num)s with the priority %(priority)s", "%(num)s with the priority %(priority)s",
                            number, priority=order.priority)
        case "cancel":
            return ngettext("%(num)s cancelled", "%(num)s cancelled", number)
        case "letter" | "link":
            return ngettext("%(num)s letter goes", "%(num)s letters go", number)


def _refused(why: Why, number: int) -> str:
    return _("%(num)s – %(why)s", num=number, why=why_words(why))


def _later(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


_WHY: dict[Why, str] = {
    "state": _later("the state does not allow it"), "full": _later("there is no place left"),
    "delegation": _later("the place belongs to a delegation"), "address": _later("there is no e-mail address"),
    "same": _later("it is so already"), "erased": _later("what was known of this person was erased"),
}
