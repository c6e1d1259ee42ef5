from flask import Flask

from eventsys.kit.access import capability_of


def test_no_endpoint_is_undeclared(app: Flask) -> None:
    undeclared = [rule.endpoint for rule in app.url_map.iter_rules()
                  if capability_of(app.view_functions[rule.endpoint]) is None]
    assert undeclared == []


def test_what_everybody_may_use_only_reads(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        assert (rule.methods or set()) <= {"GET", "HEAD", "OPTIONS"}, rule
