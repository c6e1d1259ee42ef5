"""Hostile drawings, each in a form that has hurt somebody; and what drawing programs really write."""

import io
from xml.etree.ElementTree import fromstring

import pytest
from PIL import Image

from eventsys.sponsors.drawing import drawn
from eventsys.sponsors.svg import NotALogo, looks_like_svg, sanitised

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">'
BOX = '<rect width="60" height="50" fill="#c00"/>'


def svg(inside: str, opening: str = OPEN) -> bytes:
    return f"{opening}{inside}</svg>".encode()


def ten_of_the_one_before(number: int) -> str:
    inside = f"<use href='#g{number - 1}'/>" * 10 if number else BOX
    return f"<g id='g{number}'>{inside}</g>"


def cleaned(inside: str) -> str:
    markup = sanitised(svg(inside + BOX)).markup
    fromstring(markup)  # whatever came in, XML comes out
    return markup


@pytest.mark.parametrize("inside", [
    "<script>alert(1)</script>", "<script href='https://evil.example/x.js'/>", "<g onload='alert(1)' onclick='x()'/>",
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><iframe src='https://evil.example'/></body></foreignObject>",
    "<use href='https://evil.example/x.svg#a'/>", "<use xlink:href='file:///etc/passwd#a'/>",
    "<a href='javascript:alert(1)'><path d='M0 0h1'/></a>", "<style>@import url(https://evil.example/x.css);</style>",
    "<style>@font-face{font-family:x;src:url(https://evil.example/x.woff)} .a{fill:red}</style>",
    "<style>.a{fill:url(https://evil.example/x)}</style>", "<path style='fill:url(//evil.example/x)' d='M0 0h1'/>",
    "<path fill='url(https://evil.example/#x)' d='M0 0h1'/>",
    "<path style='background:url(\"javascript:x\")' d='M0 0'/>",
    "<animate attributeName='href' values='https://evil.example'/>", "<set attributeName='onclick' to='alert(1)'/>",
    "<path style='fill:\\75rl(https://evil.example)' d='M0 0'/>", "<metadata>https://evil.example</metadata>",
    "<!-- https://evil.example --><title>evil.example</title>", "<cursor xlink:href='https://evil.example'/>",
    "<x:pgf xmlns:x='https://evil.example/ns'>evil.example</x:pgf>",
])
def test_nothing_that_runs_or_fetches_is_left(inside: str) -> None:
    markup = cleaned(inside).lower()
    for sign in ("evil.example", "script", "onload", "onclick", "foreignobject", "file:", "@import", "passwd", "alert"):
        assert sign not in markup
    assert "rect" in markup


@pytest.mark.parametrize(("inside", "reason"), [
    ("<text x='1'>Foundation</text>", "letters"), ("<g><text><tspan>Foundation</tspan></text></g>", "letters"),
    ("<image href='https://evil.example/a.png'/>", "picture"),
    ("<image href='data:image/png;base64,AAAA'/>", "picture"),
    ("<filter id='f'><feGaussianBlur stdDeviation='999'/></filter>", "effect"),
    ("<pattern id='p'><rect width='1' height='1'/></pattern>", "effect"),
])
def test_what_would_be_missed_is_told(inside: str, reason: str) -> None:
    with pytest.raises(NotALogo) as refused:
        sanitised(svg(inside))
    assert refused.value.reason == reason


@pytest.mark.parametrize(("data", "reason"), [
    (b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg("<title>&a;</title>"), "entities"),
    (b"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + svg("<title>&x;</title>"), "entities"),
    (svg("<g>" * 5000 + "</g>" * 5000), "complex"), (svg("<path/>" * 25_000), "complex"),
    (svg(BOX) + b" " * 1_000_001, "size"), (b"<html></html>", "kind"), (b"<svg", "xml"), (b"<svg><g></svg>", "xml"),
    (svg(BOX, '<svg xmlns="http://www.w3.org/2000/svg">'), "unmeasured"),
    (svg(BOX, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 10">'), "unmeasured"),
    (svg(BOX, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1">'), "narrow"),
    (svg("<g id='a'><use href='#a'/></g>"), "complex"),
    (svg("".join(ten_of_the_one_before(number) for number in range(9))), "complex"),
    (svg("<mask id='m'><rect mask='url(#m)' width='9' height='9'/></mask><rect mask='url(#m)'/>"), "complex"),
], ids=["entity", "external entity", "deep", "many", "large", "html", "cut", "crossed", "no size", "no width", "narrow",
        "of itself", "copies of copies", "mask of itself"])
def test_a_bomb_is_refused_before_it_is_drawn(data: bytes, reason: str) -> None:
    with pytest.raises(NotALogo) as refused:
        sanitised(data)
    assert refused.value.reason == reason


def test_what_drawing_programs_write_is_drawn_as_it_is_meant() -> None:
    data = b"""<?xml version="1.0" encoding="utf-8"?>
        <!-- Generator: a program -->
        <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
        <svg version="1.1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200px"
             height="100px" xmlns:i="http://ns.example/" i:x="1"><metadata><i:pgf>abc</i:pgf></metadata>
        <style type="text/css"> .st0 { fill : #0000FF; } @media print { .st0 { fill: red } } </style>
        <defs><linearGradient id="g"><stop offset="0" style="stop-color:#00ff00"/></linearGradient>
        <clipPath id="c"><rect width="200" height="100"/></clipPath>
        <g id="half"><rect width="100" height="100"/></g></defs>
        <switch><g><g clip-path="url(#c)"><use xlink:href="#half" class="st0"/>
        <use xlink:href="#half" x="100" fill="url(#g)"/></g></g></switch></svg>"""
    image = Image.open(io.BytesIO(drawn(sanitised(data))))
    assert image.size == (1600, 800)
    assert image.convert("RGBA").getpixel((200, 400)) == (0, 0, 255, 255)
    assert image.convert("RGBA").getpixel((1400, 400)) == (0, 255, 0, 255)


def test_where_nothing_is_drawn_the_ground_stays_clear() -> None:
    image = Image.open(io.BytesIO(drawn(sanitised(svg(BOX))))).convert("RGBA")
    assert image.getpixel((1500, 400))[3] == 0
    assert image.getpixel((100, 400)) == (204, 0, 0, 255)


def test_a_drawing_is_known_by_how_it_begins() -> None:
    assert looks_like_svg(svg(BOX))
    assert looks_like_svg(b"\xef\xbb\xbf  <?xml version='1.0'?>" + svg(BOX))
    assert not looks_like_svg(b"\x89PNG\r\n\x1a\n<svg")
