import json
import re
from typing import Any

import pytest

from eventsys.outputs.links import Links
from eventsys.outputs.schema import field_comments, programme_schema
from eventsys.programme import structs
from eventsys.programme.canonical import encode
from tests.workload import summit

LINKS = Links("https://example.org")


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json.loads(programme_schema(LINKS))


def test_it_names_itself_and_its_dialect(schema: dict[str, Any]) -> None:
    assert schema["$id"] == "https://example.org/schema/programme.json"
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$defs"]["Programme"]["properties"]["schema"]["const"] == structs.SCHEMA


def test_every_struct_of_a_programme_is_in_it_with_all_its_fields(schema: dict[str, Any]) -> None:
    for name, definition in schema["$defs"].items():
        assert list(definition["properties"]) == list(getattr(structs, name).__struct_fields__)


def test_what_a_comment_says_of_a_field_is_its_description(schema: dict[str, Any]) -> None:
    fields = schema["$defs"]["Session"]["properties"]
    assert fields["code"]["description"] == "reference code: VC-D 12"
    assert fields["minutes"]["description"] == "real minutes, also over a clock change"
    assert len(field_comments()) > 50


def test_readers_may_meet_new_names(schema: dict[str, Any]) -> None:
    assert "additionalProperties" not in json.dumps(schema)


def test_a_whole_summit_obeys_it(schema: dict[str, Any]) -> None:
    programme = json.loads(encode(summit(sessions=60, people=80, parts=2)))
    assert list(faults(programme, {"$ref": "#/$defs/Programme"}, schema, "")) == []


def test_a_wrong_value_disobeys_it(schema: dict[str, Any]) -> None:
    programme = json.loads(encode(summit(sessions=3, people=4)))
    programme["sessions"][0]["minutes"] = "an hour"
    del programme["events"][0]["zone"]
    assert len(list(faults(programme, {"$ref": "#/$defs/Programme"}, schema, ""))) == 2


def faults(value: Any, rule: dict[str, Any], root: dict[str, Any], where: str) -> Any:
    """As much of JSON Schema as the schema uses."""
    if "$ref" in rule:
        yield from faults(value, root["$defs"][rule["$ref"].rpartition("/")[2]], root, where)
    if "anyOf" in rule and not any(not list(faults(value, one, root, where)) for one in rule["anyOf"]):
        yield f"{where}: fits none"
    if ("enum" in rule and value not in rule["enum"]) or ("const" in rule and value != rule["const"]):
        yield f"{where}: {value}"
    if "type" in rule and not isinstance(value, _TYPES[rule["type"]]):
        yield f"{where}: no {rule['type']}"
    elif rule.get("format") == "date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        yield f"{where}: no date"
    elif rule.get("type") == "object":
        yield from (f"{where}.{name} is missing" for name in rule["required"] if name not in value)
        for name, inner in value.items():
            yield from faults(inner, rule["properties"][name], root, f"{where}.{name}")
    elif rule.get("type") == "array":
        for at, inner in enumerate(value):
            yield from faults(inner, rule["items"], root, f"{where}[{at}]")


_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool,
          "number": (int, float), "null": type(None)}
