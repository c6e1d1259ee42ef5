"""Pages of a PDF of ours as pictures, for a screen."""

import io

import pypdfium2

DPI = 144


def pictures(pdf: bytes, most: int = 8) -> list[bytes]:
    """PNG, the first pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_png(document[number]) for number in range(min(len(document), most))]
    finally:
        document.close()


def count(pdf: bytes) -> int:
    """Of pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _png(page: pypdfium2.PdfPage) -> bytes:
    out = io.BytesIO()
    bitmap = page.render(scale=DPI / 72)
    bitmap.to_pil().save(out, "PNG", optimize=True)
    bitmap.close()
    page.close()
    return out.getvalue()
