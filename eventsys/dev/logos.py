"""Logos of invented sponsors: a mark and the name beside it, on a transparent ground."""

import io

from PIL import Image, ImageDraw, ImageFont

from eventsys.outputs.paper import fonts

from .entries import Logo
from .marks import MARKS, Pen

HEIGHT = 168  # pixels
FINER = 3  # drawn so many times larger, then made smaller: smooth edges
INK, PAPER = "#10223F", "#F4F6FA"  # the name's colour on light and on dark grounds


def logo(name: str, look: Logo, dark: bool = False) -> bytes:
    """PNG, HEIGHT pixels high, as wide as the name needs; `dark` is the one for dark grounds."""
    ink = PAPER if dark else INK
    mark = _mark(look.mark, PAPER if dark else look.colour)
    words = _words(_in_lines(name), ink)
    image = Image.new("RGBA", (mark.width + HEIGHT // 5 + words.width, HEIGHT))
    image.paste(mark, (0, (HEIGHT - mark.height) // 2))
    image.paste(words, (mark.width + HEIGHT // 5, (HEIGHT - words.height) // 2))
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)  # the store encodes it anew
    return out.getvalue()


def _mark(name: str, colour: str) -> Image.Image:
    side = HEIGHT * 5 // 6
    large = Image.new("RGBA", (side * FINER, side * FINER))
    MARKS[name](Pen(ImageDraw.Draw(large), side * FINER, colour))
    return large.resize((side, side), Image.Resampling.LANCZOS)


def _in_lines(name: str, longest: int = 15) -> str:
    """The name in lines of about that many letters, broken at blanks."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= longest:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _words(text: str, ink: str) -> Image.Image:
    part = {1: 0.32, 2: 0.27}.get(text.count("\n") + 1, 0.22)  # of the height, by the number of lines
    font, gap = ImageFont.truetype(fonts.main_file(bold=True), round(HEIGHT * part)), HEIGHT // 30
    ruler = ImageDraw.Draw(Image.new("L", (1, 1)))
    left, top, right, bottom = ruler.multiline_textbbox((0, 0), text, font, spacing=gap)
    image = Image.new("RGBA", (int(right - left) + 2, int(bottom - top) + 2))
    ImageDraw.Draw(image).multiline_text((-left, -top), text, ink, font, spacing=gap)
    return image
