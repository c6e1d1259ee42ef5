"""The JSON Schema of programme.json, made from the structs and from the comments beside their fields."""

import ast
import inspect
import io
import tokenize
from typing import Any

import msgspec

from eventsys.programme import structs
from eventsys.programme.structs import SCHEMA, Programme

from .links import Links

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MEDIA_TYPE = "application/schema+json"
_DESCRIPTION = (
    "One edition: all that is public of an event and its parts at one moment. Wall times (`starts` of a "
    "session) have no offset and belong to the zone of the session's event; instants end with Z. What is "
    "unknown is left out. Lists are in the order shown. Readers should pass over names they do not know: "
    "new ones may come without a new number in `schema`.")


def programme_schema(links: Links) -> bytes:
    """The same bytes as long as the structs are the same."""
    return msgspec.json.format(msgspec.json.encode({
        "$schema": DIALECT,
        "$id": links.programme_schema(),
        "title": "Programme",
        "description": _DESCRIPTION,
        **_described(msgspec.json.schema(Programme)),
    }), indent=1)


def _described(schema: dict[str, Any]) -> dict[str, Any]:
    comments = field_comments()
    for name, definition in schema["$defs"].items():
        definition.pop("additionalProperties", None)
        for field, facts in definition["properties"].items():
            if said := comments.get((name, field)):
                facts["description"] = said
    schema["$defs"]["Programme"]["properties"]["schema"]["const"] = SCHEMA
    return schema


def field_comments() -> dict[tuple[str, str], str]:
    """(struct, field) to the comment at the end of the field's line."""
    source = inspect.getsource(structs)
    by_line = {token.start[0]: token.string.lstrip("# ")
               for token in tokenize.generate_tokens(io.StringIO(source).readline)
               if token.type == tokenize.COMMENT}
    fields = [(struct.name, field) for struct in ast.parse(source).body if isinstance(struct, ast.ClassDef)
              for field in struct.body if isinstance(field, ast.AnnAssign)]
    return {(struct, field.target.id): by_line[field.lineno] for struct, field in fields
            if isinstance(field.target, ast.Name) and field.lineno in by_line}
