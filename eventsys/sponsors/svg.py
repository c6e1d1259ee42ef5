"""Drawings of logos, cleaned by an allow-list before anything draws them. Pure.

What can run, fetch, or lies hidden is left out without a word: scripts, handlers, links elsewhere, imported
styles, foreign elements. What would be missed in the picture is told instead: letters that are no outlines, pictures
within, effects. So the logo is either drawn as its owner knows it, or refused with what to do.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, tostring

import tinycss2
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
MOST_OCTETS, MOST_ELEMENTS, MOST_DRAWN, DEEPEST = 1_000_000, 20_000, 60_000, 60

SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
GROUPS = {"svg", "g", "defs", "symbol", "clipPath", "mask", "linearGradient", "radialGradient", "use", "stop", "style"}
PLAIN_GROUPS = {"a", "switch"}  # kept as groups: what is in them is drawn
TOLD = {"text": "letters", "tspan": "letters", "textPath": "letters", "image": "picture", "filter": "effect",
        "pattern": "effect", "feImage": "picture"}
DRAWN_BY = {
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "opacity", "color", "display",
    "visibility", "clip-path", "clip-rule", "mask", "stop-color", "stop-opacity", "vector-effect", "paint-order",
    "isolation", "mix-blend-mode", "overflow"}
ATTRIBUTES = DRAWN_BY | {
    "id", "class", "style", "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy",
    "fr", "width", "height", "viewBox", "transform", "preserveAspectRatio", "gradientUnits", "gradientTransform",
    "spreadMethod", "offset", "clipPathUnits", "maskUnits", "maskContentUnits", "mask-type", "version"}
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)")
_SELECTOR = re.compile(r"[\w\s.#,*>:-]+")
_NUMBER = re.compile(r"\s*([\d.]+(?:e[+-]?\d+)?)\s*(px|pt|mm|cm|in|pc)?\s*", re.IGNORECASE)


class NotALogo(ValueError):
    """`reason` is one of "size", "xml", "entities", "kind", "letters", "picture", "effect", "complex", "unmeasured"
    and "narrow".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Drawing:
    markup: str
    width: float  # in units of its own: only the ratio counts
    height: float


def sanitised(data: bytes) -> Drawing:
    """Raises NotALogo."""
    if len(data) > MOST_OCTETS:
        raise NotALogo("size")
    root = _parsed(data)
    if _local(root) != "svg":
        raise NotALogo("kind")
    clean = _Cleaner().clean(root)
    _measure_drawing(clean)
    width, height = _extent(clean)
    if not 1 / 25 <= width / height <= 25:
        raise NotALogo("narrow")
    return Drawing(tostring(clean, encoding="unicode"), width, height)


def looks_like_svg(data: bytes) -> bool:
    """Whether it is to be read as a drawing: text that begins as one does."""
    start = data[:4_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith((b"<?xml", b"<svg")) or (start.startswith(b"<") and b"<svg" in data[:100_000].lower())


def _parsed(data: bytes) -> Element:
    try:
        return fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise NotALogo("entities") from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise NotALogo("xml") from error


def _local(element: Element) -> str:
    """The name without its namespace; "" for what is not of SVG."""
    if not isinstance(element.tag, str):
        return ""  # comments, instructions
    space, _, name = element.tag.rpartition("}")
    return name if space.lstrip("{") in ("", SVG) else ""


class _Cleaner:
    def __init__(self) -> None:
        self.count = 0

    def clean(self, element: Element, depth: int = 0) -> Element:
        self.count += 1
        if self.count > MOST_ELEMENTS or depth > DEEPEST:
            raise NotALogo("complex")
        name = _local(element)
        fresh = Element(f"{{{SVG}}}{'g' if name in PLAIN_GROUPS else name}", dict(_attributes(element)))
        if name == "style":
            fresh.text = _styles(element.text or "")
            return fresh
        fresh.extend([self.clean(child, depth + 1) for child in element if self._is_drawn(child)])
        return fresh

    def _is_drawn(self, element: Element) -> bool:
        name = _local(element)
        if name in TOLD and _says_something(element):
            raise NotALogo(TOLD[name])
        return name in SHAPES | GROUPS | PLAIN_GROUPS


def _says_something(element: Element) -> bool:
    """An empty text or a filter that nothing is in is left out like other leftovers of drawing programs."""
    return bool(len(element) or (element.text or "").strip() or _local(element) in ("image", "feImage"))


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        if name in ("href", f"{{{XLINK}}}href"):
            if value.startswith("#"):
                yield "href", value
        elif name == "style":
            if kept := _declarations(value, DRAWN_BY):
                yield name, kept
        elif name in ATTRIBUTES and _is_harmless(value):
            yield name, value


def _is_harmless(value: str) -> bool:
    """No address but of something within the drawing."""
    return "url(" not in _REFERENCE.sub("", value.lower()) and "\\" not in value and "@" not in value


def _declarations(style: str, allowed: set[str]) -> str:
    kept = []
    for one in tinycss2.parse_declaration_list(style, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration" and one.lower_name in allowed:
            value = tinycss2.serialize(one.value).strip()
            if _is_harmless(value):
                kept.append(f"{one.lower_name}:{value}")
    return ";".join(kept)


def _styles(text: str) -> str:
    """Rules without imports, fonts and media; addresses only of gradients."""
    kept = []
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        selector = tinycss2.serialize(rule.prelude).strip() if rule.type == "qualified-rule" else ""
        if _SELECTOR.fullmatch(selector):
            body = _declarations(tinycss2.serialize(rule.content), DRAWN_BY - {"mask", "clip-path"})
            kept.append(f"{selector}{{{body}}}")
    return "".join(kept)


def _measure_drawing(root: Element) -> None:
    """Refuses what would be drawn too often: copies of copies of copies."""
    known: defaultdict[str, list[Element]] = defaultdict(list)  # several of one name: whichever is drawn, it counts
    for element in root.iter():
        known[element.attrib.get("id", "")].append(element)
    sizes: dict[int, int] = {}

    def size(element: Element, open_: frozenset[int]) -> int:
        if id(element) in sizes:
            return sizes[id(element)]
        if id(element) in open_ or len(open_) > 4 * DEEPEST:
            raise NotALogo("complex")
        inner = open_ | {id(element)}
        total = 1 + sum(size(child, inner) for child in element)
        total += sum(size(other, inner) for name in _referred(element) if name for other in known[name])
        if total > MOST_DRAWN:
            raise NotALogo("complex")
        sizes[id(element)] = total
        return total

    size(root, frozenset())


def _referred(element: Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name == "href":
            yield value[1:]
        yield from _REFERENCE.findall(value)


def _extent(root: Element) -> tuple[float, float]:
    box = re.split(r"[\s,]+", root.attrib.get("viewBox", "").strip())
    sizes = [_NUMBER.fullmatch(root.attrib.get(name, "")) for name in ("width", "height")]
    try:
        width, height = (float(box[2]), float(box[3])) if len(box) == 4 else (
            float(sizes[0][1]), float(sizes[1][1])) if sizes[0] and sizes[1] else (0.0, 0.0)
    except ValueError:
        width, height = 0.0, 0.0
    if not (0 < width < 1e7 and 0 < height < 1e7):
        raise NotALogo("unmeasured")
    return width, height
