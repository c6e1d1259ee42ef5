"""Files in forms of the desk: as everywhere."""

from eventsys.kit.uploads import UploadField as UploadField
from eventsys.kit.uploads import document as document
from eventsys.kit.uploads import image as image
