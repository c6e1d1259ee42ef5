"""From bytes to text: what the file says of itself, else UTF-8, else what fits the letters."""

import charset_normalizer

from .faults import Unreadable

OFFERED = (
    "utf-8", "utf-16", "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254",
    "windows-1255", "windows-1256", "windows-1257", "mac-roman", "cp850", "koi8-r", "shift_jis", "gb18030", "big5",
    "euc-kr")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"),
          (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_GUESSED = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "mac_roman", "koi8_r",
            "cp932", "gb18030", "big5", "cp949"]
_NAMES = {"cp932": "shift_jis", "cp949": "euc-kr", "mac_roman": "mac-roman", "koi8_r": "koi8-r"}
_ENOUGH = 200_000  # bytes to judge by


def decoded(data: bytes, wanted: str = "") -> tuple[str, str]:
    """The text, and the name of the encoding. Raises Unreadable."""
    if wanted:
        return _as(data, wanted), wanted
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _as(data, codec), codec.removesuffix("-sig")
    if codec := _unmarked(data):
        return _as(data, codec), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guessed(data)


def _as(data: bytes, codec: str) -> str:
    try:
        return data.decode("utf-8-sig" if codec == "utf-8" else codec)
    except (UnicodeDecodeError, LookupError):
        raise Unreadable("wrong_encoding", encoding=codec) from None


def _unmarked(data: bytes) -> str:
    """Of UTF-16 every other byte is nought where letters are Latin, or at least delimiters and digits."""
    head = data[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 < len(head) // 2:
        return ""
    return "utf-16-le" if odd > even * 4 else "utf-16-be" if even > odd * 4 else ""


def _guessed(data: bytes) -> tuple[str, str]:
    """Western Windows unless the letters speak for another script: guesses among Latin ones are worth little."""
    best = charset_normalizer.from_bytes(data[:_ENOUGH], cp_isolation=_GUESSED).best()
    codec = best.encoding if best else "cp1252"
    if best is None or all(name.startswith(("Basic Latin", "Latin", "General", "Control", "Currency", "Letterlike",
                                            "Number", "Math", "Geometric", "Misc")) for name in best.alphabets):
        codec = _western(data) or codec
    return data.decode(codec, "replace"), _NAMES.get(codec, codec.replace("cp", "windows-"))


def _western(data: bytes) -> str:
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return "cp1252"
