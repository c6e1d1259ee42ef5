import io
import re
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import segno
import zxingcpp
from PIL import Image

from eventsys.outputs.subscribe import Subscription, qr_svg

FEED = "https://summit.example.org/e/summit/tracks/peace.ics"
HERE = Subscription(FEED, "Peace & quiet")


def test_webcal_is_the_feeds_own_address():
    assert HERE.webcal == "webcal://summit.example.org/e/summit/tracks/peace.ics"
    assert Subscription("http://127.0.0.1:5000/events.ics", "").webcal == "webcal://127.0.0.1:5000/events.ics"


def test_google_takes_the_webcal_address():
    assert parse_qs(urlsplit(HERE.google).query) == {"cid": [HERE.webcal]}


def test_outlook_takes_the_address_and_the_name():
    for url in (HERE.outlook, HERE.office):
        assert parse_qs(urlsplit(url).query) == {"url": [FEED], "name": ["Peace & quiet"]}


def test_the_qr_code_is_an_image_with_a_name():
    root = ElementTree.fromstring(HERE.qr('Scan "this" <now>'))
    assert root.get("role") == "img"
    assert root.find("title").text == 'Scan "this" <now>'
    assert root.get("viewBox")
    assert root.get("width") is None


def test_the_qr_code_reads_as_the_address():
    """The same matrix as pixels: a scanner reads no SVG."""
    out = io.BytesIO()
    segno.make(HERE.webcal, error="m", micro=False).save(out, kind="png", scale=4)
    assert zxingcpp.read_barcode(Image.open(out)).text == HERE.webcal
    size = segno.make(HERE.webcal, error="m", micro=False).symbol_size(border=4)[0]
    assert re.search(rf'viewBox="0 0 {size} {size}"', qr_svg(HERE.webcal, "x"))
