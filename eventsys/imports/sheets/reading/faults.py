"""How reading says no. The child knows codes only: words, in the reader's language, are its parent's."""

from typing import Any, Literal

Code = Literal[
    "empty", "too_large", "not_a_sheet", "another_file", "web_page", "old_excel", "locked", "macros", "damaged",
    "bomb", "entities", "too_many_parts", "too_many_rows", "last_row", "too_many_columns", "scattered",
    "too_much_in_a_cell", "too_many_sheets", "dangerous_formula", "no_text", "wrong_encoding", "open_quote",
    "odd_quote", "wrong_name", "other_name", "nothing_in_it", "too_much", "too_slow"]


class Unreadable(Exception):
    """The whole file is refused; `values` are what the sentence for `code` names."""

    def __init__(self, code: Code, **values: Any) -> None:
        super().__init__(code)
        self.code: Code = code
        self.values = values
