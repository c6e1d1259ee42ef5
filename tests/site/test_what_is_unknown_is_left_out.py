"""A seed leaves out much: nothing may stand on a page in its place."""

import re

import pytest

from tests.builders import a_programme, a_session, an_appearance, an_event

PATHS = ("", "agenda", "sessions/opening", "people/", "people/ada", "sponsors", "search?q=ada", "search", "subscribe",
         "changes")
FILLED_LATER = re.compile(r'<p[^>]*(role="status"|hidden)[^>]*></p>')  # by a script, or for show


@pytest.fixture(params=["nothing", "one session"])
def bare(request, show):
    """As little as a programme can hold."""
    if request.param == "nothing":
        show(a_programme(events=(an_event(),)))
    else:
        show(a_programme(a_session("opening", roster=(an_appearance(),))))
    return request.param


@pytest.mark.parametrize("path", PATHS)
def test_nothing_stands_in_for_what_is_unknown(client, bare, path):
    page = client.get(f"/e/summit/{path}")
    if bare == "nothing" and page.status_code == 404:
        return
    text = FILLED_LATER.sub("", page.text.split("<body>")[1])
    assert page.status_code == 200
    assert not re.search(r"\b(None|Undefined|null|nan)\b", text)
    assert not re.search(r">\s*[-–—,]\s*<", text)
    for tag in ("dd", "dt", "ul", "ol", "h1", "h2", "h3", "p", "caption"):
        assert not re.search(rf"<{tag}[^>]*>\s*</{tag}>", text), tag


@pytest.mark.parametrize("path", PATHS)
def test_no_heading_stands_over_nothing(client, bare, path):
    text = client.get(f"/e/summit/{path}").text
    assert not re.search(r"</h[23]>\s*(</div>\s*)?</section>", text)


def test_columns_of_a_table_are_never_all_empty(client, bare):
    text = client.get("/e/summit/sessions/opening").text
    assert "Country" not in text
    assert "Organisation" not in text
