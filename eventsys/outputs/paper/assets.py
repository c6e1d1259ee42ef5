"""The pictures of a print-out, each under the name that the templates use."""

from collections.abc import Callable, Mapping

from eventsys.outputs import mark
from eventsys.outputs.links import Links
from eventsys.programme.structs import Picture
from eventsys.programme.view import View

from . import qr, sponsors
from .setting import Paper, cover_colours

COVER_PICTURE = "picture"


def wanted(view: View) -> dict[str, Picture]:
    """By digest: what must be loaded from the store before a view can be printed."""
    found = dict(sponsors.logos(view))
    if view.event.picture:
        found[view.event.picture.digest] = view.event.picture
    return found


def pictures(view: View, load: Callable[[str], bytes] | None) -> dict[str, bytes]:
    """By digest, and the cover's also as COVER_PICTURE. A picture that cannot be had is left out."""
    found: dict[str, bytes] = {}
    for digest in wanted(view) if load else ():
        try:
            found[digest] = load(digest)  # type: ignore[misc]
        except LookupError:
            continue
    if view.event.picture and view.event.picture.digest in found:
        found[COVER_PICTURE] = found[view.event.picture.digest]
    return found


def of_pictures(view: View, loaded: Mapping[str, bytes]) -> dict[str, tuple[bytes, str]]:
    kinds = {digest: picture.media_type for digest, picture in wanted(view).items()}
    return {digest: (loaded[digest], kinds[digest]) for digest in kinds if digest in loaded}


def addresses(view: View, links: Links) -> dict[str, str]:
    """The three that are printed as QR codes, by the name of their asset."""
    slug = view.event.slug
    return {"qr-live": links.event(slug), "qr-calendar": links.under(slug, "subscribe"),
            "qr-changes": links.under(slug, "changes")}


def named(view: View, links: Links, paper: Paper, loaded: Mapping[str, bytes]) -> dict[str, tuple[bytes, str]]:
    found = of_pictures(view, loaded)
    for name, address in addresses(view, links).items():
        found[name] = (qr.svg(address), "image/svg+xml")
    cover = found.get(view.event.picture.digest) if view.event.picture else None
    found["cover"] = cover or (
        mark.svg(view, paper.width, paper.height * 0.6, cover_colours(view)["cover"]), "image/svg+xml")
    return found
