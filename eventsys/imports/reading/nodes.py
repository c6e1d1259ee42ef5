"""A small tree of XML elements, and how it becomes the facts that JSON has."""

from html import escape
from typing import Any

from .raw import Facts

RICH = ("abstract", "description", "biography")
_MANY = {"persons": "person", "links": "link", "attachments": "attachment"}


class Node:
    __slots__ = ("attributes", "line", "name", "parts")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name, self.attributes, self.line = name, attributes, line
        self.parts: list[str | Node] = []

    @property
    def children(self) -> "list[Node]":
        return [part for part in self.parts if isinstance(part, Node)]

    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text() for part in self.parts)

    def markup(self) -> str:
        """The text; where elements stand in it unescaped, as they do in some files, as HTML."""
        if not self.children:
            return self.text()
        return "".join(escape(p, quote=False) if isinstance(p, str) else p._outer() for p in self.parts)

    def _outer(self) -> str:
        given = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        return f"<{self.name}{given}>{self.markup() if self.children else escape(self.text())}</{self.name}>"


def session_facts(node: Node) -> Facts:
    facts: Facts = dict(node.attributes)
    for child in node.children:
        if child.name == "recording":
            _add_recording(facts, child)
        elif child.name in _MANY:
            facts.setdefault(child.name, [_entry(entry) for entry in child.children
                                          if entry.name == _MANY[child.name]])
        else:
            facts.setdefault(child.name, _value(child))
            if child.name == "track" and "slug" in child.attributes:
                facts.setdefault("track_slug", child.attributes["slug"])
    return facts


def plain_facts(node: Node) -> Facts:
    """Attributes, children by name, and the element's own text as its `name`."""
    facts: Facts = dict(node.attributes)
    for child in node.children:
        facts.setdefault(child.name, _value(child))
    if not node.children and node.text().strip():
        facts.setdefault("name", node.text())
    return facts


def conference_facts(node: Node) -> Facts:
    facts: Facts = {}
    for child in node.children:
        if child.name == "track":
            facts.setdefault("tracks", []).append(plain_facts(child))
        elif child.name == "color":
            facts.setdefault("colors", dict(child.attributes))
        else:
            facts.setdefault(child.name, _value(child))
    return facts


def _entry(node: Node) -> Facts:
    """A person, link or attachment; `href` and the text as JSON's `url` and `title`."""
    facts = plain_facts(node)
    if "href" in facts:
        facts["url"] = facts.pop("href")
        facts.setdefault("title", facts.pop("name", ""))
    return facts


def _add_recording(facts: Facts, node: Node) -> None:
    inner: dict[str, Any] = {child.name: child.text() for child in node.children}
    facts.setdefault("recording_license", inner.get("license", ""))
    facts.setdefault("do_not_record", inner.get("optout", "").strip().lower() in ("true", "1", "yes"))


def _value(node: Node) -> str:
    return node.markup() if node.name in RICH else node.text()
