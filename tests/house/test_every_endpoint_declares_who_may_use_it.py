from flask import Flask
from werkzeug.routing import Rule

from eventsys.events.access import CAPABILITIES
from eventsys.kit.access import BY_LINK, EVERYBODY, SIGNED_IN, capability_of

READING = {"GET", "HEAD", "OPTIONS"}
# What somebody without an account sends: to come in, to get a letter that lets them in, and to register.
FORMS_FOR_EVERYBODY = {"desk.sign_in_now", "desk.forgotten_now", "invitations.lost_now", "registration.link_now",
                       "registration.begin", "registration.apply_now"}


def declared(app: Flask, rule: Rule) -> str | None:
    return capability_of(app.view_functions[rule.endpoint])


def test_no_endpoint_is_undeclared(app: Flask) -> None:
    known = {EVERYBODY, BY_LINK, SIGNED_IN, *CAPABILITIES}
    assert [rule.endpoint for rule in app.url_map.iter_rules() if declared(app, rule) not in known] == []


def test_what_everybody_may_use_only_reads(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if declared(app, rule) == EVERYBODY and rule.endpoint not in FORMS_FOR_EVERYBODY:
            assert (rule.methods or set()) <= READING, rule


def test_the_desk_is_for_accounts_but_for_the_way_in(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/desk/") and declared(app, rule) == EVERYBODY:
            assert rule.endpoint in FORMS_FOR_EVERYBODY | {"desk.sign_in", "desk.forgotten"}, rule


def test_what_has_the_event_in_its_address_names_it_as_the_guard_expects(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/desk/e/"):
            assert rule.rule.startswith("/desk/e/<slug>/"), rule
