"""Whoever has the link sees the same sessions, with or without a script; and any cache may keep the page."""

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
import zxingcpp
from flask.testing import FlaskClient
from PIL import Image

from eventsys.editions.live import Live, tell
from eventsys.kit.database import transaction
from eventsys.programme.structs import Programme

from ..workload import SLUG, summit

MINE = f"/e/{SLUG}/my-agenda"


@pytest.fixture
def programme(show: Callable[[Programme], None]) -> Programme:
    made = summit(sessions=12, rooms=3, people=20, sponsors=2)
    show(made)
    return made


def slugs(programme: Programme) -> list[str]:
    return [session.slug for session in programme.sessions if session.starts]


def test_it_shows_what_its_address_names_in_the_order_of_the_day(client: FlaskClient, programme: Programme) -> None:
    one, two = slugs(programme)[4], slugs(programme)[1]
    page = client.get(f"{MINE}?s={one},{two},not-there").text
    main = page.partition("<main")[2]
    assert {slug for slug in slugs(programme) if f'/sessions/{slug}"' in main} == {one, two}
    assert "1 session of this link is not in the programme any more." in main


def test_its_code_leads_to_the_same_page(client: FlaskClient, programme: Programme) -> None:
    wanted = ",".join(slugs(programme)[:3])
    page = client.get(f"{MINE}?s={wanted}").text
    address = re.search(r'readonly value="([^"]*)"', page)
    code = re.search(r'<svg role="img".*?</svg>', page, re.DOTALL)
    assert address
    assert code
    assert all(quote(slug) in address[1] for slug in wanted.split(","))
    assert _scanned(code[0]) == address[1]
    assert client.get(address[1]).status_code == 200


def _scanned(svg: str) -> str:
    """Draws the code, which is one path of modules, and reads it."""
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])  # type: ignore[index]
    drawn = Image.new("L", (size * 6, size * 6), 255)
    path = re.findall(r'd="([^"]*)"', svg)[-1]
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", path):
        values = [float(one) for one in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            drawn.paste(0, (int(x * 6), int((y - 0.5) * 6), int((x + values[0]) * 6), int((y + 0.5) * 6)))
            x += values[0]
    return zxingcpp.read_barcodes(drawn)[0].text


def test_any_cache_may_keep_it(client: FlaskClient, programme: Programme) -> None:
    answer = client.get(f"{MINE}?s={slugs(programme)[0]}")
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in answer.headers
    again = client.get(f"{MINE}?s={slugs(programme)[0]}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert client.get(f"{MINE}?s={slugs(programme)[1]}").headers["ETag"] != answer.headers["ETag"]


@pytest.mark.parametrize("asked", ["", "?s=", "?s=,,,", "?s=%00", "?s=" + "x," * 3000, "?s=<script>"])
def test_an_address_can_be_odd(client: FlaskClient, programme: Programme, asked: str) -> None:
    answer = client.get(MINE + asked)
    assert answer.status_code == 200
    assert "Nothing is chosen yet." in answer.text
    assert "<script>" not in answer.text


def test_only_what_one_signs_up_for_says_so(client: FlaskClient, programme: Programme) -> None:
    one, other = slugs(programme)[:2]
    with transaction():
        tell(SLUG, Live(registers=True, sign_up=(one,)))
    page = client.get(f"/e/{SLUG}/sessions/{one}").text
    assert f'href="/my/sessions#{one}"' in page
    assert f'href="/register/{SLUG}"' in page
    assert "/my/sessions" not in client.get(f"/e/{SLUG}/sessions/{other}").text
    assert "Have you registered?" in client.get(MINE).text
