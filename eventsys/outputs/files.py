"""Addresses of pictures and documents, whether they lie in our store or elsewhere."""

from eventsys.programme.structs import Document, Picture

from .links import Links

_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
OFFICE = {f"{_OPEN_XML}wordprocessingml.document": "docx", f"{_OPEN_XML}spreadsheetml.sheet": "xlsx",
          f"{_OPEN_XML}presentationml.presentation": "pptx", f"{_ODF}text": "odt", f"{_ODF}spreadsheet": "ods",
          f"{_ODF}presentation": "odp"}
EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "application/pdf": "pdf", **OFFICE}


def picture_url(picture: Picture, links: Links) -> str:
    return links.file(picture.digest, EXTENSIONS[picture.media_type])


def document_url(document: Document, links: Links) -> str:
    """Empty where the document has neither an address nor a file of a kind that we keep."""
    if document.url or not document.digest:
        return document.url
    extension = EXTENSIONS.get(document.media_type, "")
    return links.file(document.digest, extension) if extension else ""
