"""Every address of the application, filled with real numbers and names; new endpoints come in by themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.routing import Rule
from werkzeug.routing.converters import AnyConverter, IntegerConverter, UUIDConverter

from eventsys.kit.access import BY_LINK, EVERYBODY, capability_of

NUMBER, WORD, UUID = 1, "1", "00000000-0000-4000-8000-000000000001"


@dataclass(frozen=True)
class Address:
    endpoint: str
    capability: str
    method: str
    path: str
    names_more: bool  # than the event: a number or a name of something

    def __str__(self) -> str:
        return f"{self.method} {self.path} ({self.capability})"


def of_the_desk(app: Flask, slug: str) -> Iterator[Address]:
    """All that need an account: those of an event with this slug, numbers always 1."""
    for rule in app.url_map.iter_rules():
        capability = capability_of(app.view_functions[rule.endpoint])
        assert capability, f"{rule.endpoint} declares nothing"
        if capability not in (EVERYBODY, BY_LINK):
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield Address(rule.endpoint, capability, method, _path(app, rule, slug, method),
                              any(_names_something(rule, name) for name in rule.arguments))


def _names_something(rule: Rule, name: str) -> bool:
    """One of our own words in an address, such as the subject of a list, names no row."""
    return name != "slug" and not isinstance(rule._converters[name], AnyConverter)


def is_of_an_event(address: Address) -> bool:
    return address.path.startswith("/desk/e/")


def _path(app: Flask, rule: Rule, slug: str, method: str) -> str:
    values = {name: slug if name == "slug" else _filled(rule, name) for name in rule.arguments}
    return str(app.url_map.bind("localhost").build(rule.endpoint, values, method=method))


def _filled(rule: Rule, name: str) -> Any:
    converter = rule._converters[name]
    if isinstance(converter, IntegerConverter):
        return NUMBER
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)[0]
    return UUID if isinstance(converter, UUIDConverter) else WORD
