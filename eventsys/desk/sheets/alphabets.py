"""Encodings and delimiters of text files, in words."""

from eventsys.imports.sheets.reading.encodings import OFFERED
from eventsys.kit.i18n import gettext as _


def encodings() -> dict[str, str]:
    """By name; the name stays, for those who look for it."""
    letters = {
        "utf-8": _("Unicode"), "utf-16": _("Unicode"), "windows-1252": _("Western European"),
        "windows-1250": _("Central European"), "windows-1251": _("Cyrillic"), "windows-1253": _("Greek"),
        "windows-1254": _("Turkish"), "windows-1255": _("Hebrew"), "windows-1256": _("Arabic"),
        "windows-1257": _("Baltic"), "mac-roman": _("Western European, old Mac"),
        "cp850": _("Western European, DOS"), "koi8-r": _("Cyrillic"), "shift_jis": _("Japanese"),
        "gb18030": _("Simplified Chinese"), "big5": _("Traditional Chinese"), "euc-kr": _("Korean")}
    return {name: f"{letters[name]} ({_program(name)})" for name in OFFERED}


def delimiters() -> dict[str, str]:
    return {";": _("semicolons"), ",": _("commas"), "\t": _("tabs"), "|": _("vertical bars")}


def _program(name: str) -> str:
    return name.replace("windows-", "Windows-") if name.startswith("windows") else name.upper()
