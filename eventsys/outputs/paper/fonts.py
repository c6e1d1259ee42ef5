"""Which fonts paper is set in, and the fontconfig file that lets Pango see no others.

Only families whose text can be taken out of a PDF again: Noto Sans Arabic, DejaVu and others join letters
into glyphs that lose words when a reader or a screen reader extracts them; Noto Naskh Arabic does not.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

FAMILIES = '"Noto Sans", "Noto Naskh Arabic", "Noto Sans CJK SC"'
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/opt/homebrew/share/fonts", "~/.local/share/fonts",
           "~/.fonts")
# Without joining letters of their own trouble, and in use for names today.
_SCRIPTS = ("Armenian", "Bengali", "CanadianAboriginal", "Cherokee", "Devanagari", "Ethiopic", "Georgian", "Gujarati",
            "Gurmukhi", "Hebrew", "Kannada", "Khmer", "Lao", "Malayalam", "Math", "Mongolian", "Myanmar", "NKo",
            "Oriya", "Sinhala", "Symbols", "Symbols2", "Tamil", "Telugu", "Thaana", "Thai", "Tifinagh", "Vai", "Yi")
_FILES = ("NotoSans-*.ttf", "NotoNaskhArabic-*.ttf", "NotoSansCJK-*.ttc", "NotoSansCJK*.otf",
          *(f"NotoSans{script}-*.ttf" for script in _SCRIPTS), "NotoSerifTibetan-*.ttf")
_MAIN = "NotoSans-Regular.ttf"


class NoFont(RuntimeError):
    """Paper cannot be set. WeasyPrint would crash the process instead of saying so."""


@lru_cache(maxsize=4)
def files(folders: tuple[str, ...] = FOLDERS) -> tuple[Path, ...]:
    """The font files that paper may use, the main one first. Raises NoFont."""
    found = [path for folder in folders for path in _inside(Path(folder).expanduser())]
    found.sort(key=lambda path: (path.name != _MAIN, not path.name.startswith("NotoSans-"),
                                 not path.name.startswith(("NotoNaskh", "NotoSansMath", "NotoSansSymbols")),
                                 "CJK" not in path.name, path.name))
    if not found or found[0].name != _MAIN:
        raise NoFont(f"{_MAIN} was not found in {', '.join(folders)}; on Debian: apt install fonts-noto-core "
                     "(and fonts-noto-cjk for Chinese, Japanese and Korean)")
    return tuple(found)


def main_file(bold: bool = False) -> Path:
    regular = files()[0]
    heavy = regular.with_name("NotoSans-Bold.ttf")
    return heavy if bold and heavy.exists() else regular


def configuration(cache: Path, folders: tuple[str, ...] = FOLDERS) -> Path:
    """Writes fonts.conf into the folder `cache` and returns it, for FONTCONFIG_FILE. Raises NoFont."""
    cache.mkdir(parents=True, exist_ok=True)
    target = cache / "fonts.conf"
    text = _document(sorted({path.parent for path in files(folders)}), cache)
    if not target.exists() or target.read_text() != text:
        fresh = target.with_suffix(".new")
        fresh.write_text(text)
        fresh.replace(target)
    return target


def _inside(folder: Path) -> Iterator[Path]:
    for pattern in _FILES if folder.is_dir() else ():
        yield from folder.rglob(pattern)


def _document(folders: Iterable[Path], cache: Path) -> str:
    dirs = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in folders)
    globs = "".join(f"<glob>*/{name}</glob>" for name in _FILES)
    return ('<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
            f"<fontconfig>{dirs}<cachedir>{escape(str(cache))}</cachedir>"
            "<cachedir>/var/cache/fontconfig</cachedir>"
            f"<selectfont><rejectfont><glob>*</glob></rejectfont><acceptfont>{globs}</acceptfont></selectfont>"
            "</fontconfig>\n")
