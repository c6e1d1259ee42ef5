"""Schedule files as conference apps, video crews and info screens read them: schedule.xml, schedule.json.

What the format cannot say is left out: sessions without a time, withdrawn ones, interpretation, sponsors.
"""

from .as_json import schedule_json
from .as_xml import schedule_xml

__all__ = ["schedule_json", "schedule_xml"]
