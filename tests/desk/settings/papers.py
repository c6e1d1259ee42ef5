"""Files as people send them, and as attackers do."""

import io
import zipfile

from PIL import Image
from werkzeug.datastructures import FileStorage

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n"


def picture(form: str = "PNG", size: tuple[int, int] = (40, 20), colour: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, form)
    return out.getvalue()


def zipped(**parts: bytes) -> bytes:
    """Parts by name; `__` stands for a slash and `_xml` for ".xml"."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), body)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
        for name, body in more.items():
            archive.writestr(f"word/{name}.bin", body)
    return out.getvalue()


def odt() -> bytes:
    return zipped(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<content/>")


def sent(data: bytes, name: str) -> FileStorage:
    return FileStorage(io.BytesIO(data), filename=name)
