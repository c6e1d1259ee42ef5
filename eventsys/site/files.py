"""Pictures and documents that a current edition names."""

from flask import Response, abort

from eventsys.editions import reading
from eventsys.kit import storage
from eventsys.kit.access import public
from eventsys.kit.assets import FOREVER
from eventsys.kit.http import answer
from eventsys.outputs.files import OFFICE

from .blueprint import bp

MEDIA_TYPES = {extension: media_type for media_type, extension in storage.EXTENSIONS.items()}


@bp.get("/files/<digest>.<extension>")
@public
def file(digest: str, extension: str) -> Response:
    """The bytes under their digest; 404 for what no edition shows, however well it is kept."""
    media_type = MEDIA_TYPES.get(extension)
    if media_type is None or not reading.is_public_file(digest):
        abort(404)
    try:
        body = storage.read(digest)
    except FileNotFoundError:
        abort(404)
    is_office = media_type in OFFICE
    response = answer(body, media_type, digest, max_age=FOREVER, attachment=is_office,
                      filename=f"{digest[:12]}.{extension}" if is_office else "")
    # Whatever it is, it runs nothing: a file that lies about its kind stays a file.
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
