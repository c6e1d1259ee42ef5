"""A field for a rich text: typed and shown as Markdown, kept as safe HTML."""

from typing import Any

from wtforms import TextAreaField

from eventsys.programme.markdown import to_markdown
from eventsys.programme.richtext import from_markdown


class RichField(TextAreaField):
    """Its data is rich text. Give the form the row's own as data also when it is sent: what was not touched stays
    as it was, for Markdown has no word for some of HTML."""

    def _value(self) -> str:
        return self.raw_data[0] if self.raw_data else to_markdown(self.data or "")

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            typed, known = str(valuelist[0]), self.object_data or ""
            untouched = _lines(typed) == _lines(to_markdown(known))
            self.data = known if untouched else from_markdown(typed)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]
