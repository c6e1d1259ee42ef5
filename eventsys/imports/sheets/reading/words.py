"""The one sentence for a file that is refused: what is wrong with it, and what to do."""

from eventsys.kit.i18n import gettext as _
from eventsys.programme import richtext

from .faults import Code, Unreadable


class NotASheet(ValueError):
    """The whole file is refused; `str()` is one sentence or two that a person can act on."""

    def __init__(self, words: str) -> None:
        super().__init__(richtext.line(words))


def refusal(fault: Unreadable) -> NotASheet:
    values = fault.values | {"inside": _kinds().get(fault.values.get("form", ""), "")}
    return NotASheet(sentences()[fault.code] % values)


def sentences() -> dict[Code, str]:
    return _of_files() | _of_archives() | _of_sizes() | _of_texts() | _of_names()


def _kinds() -> dict[str, str]:
    return {"xlsx": _("an XLSX file"), "ods": _("an ODS file"), "text": _("plain text")}


def _of_files() -> dict[Code, str]:
    return {
        "empty": _("The file is empty."),
        "nothing_in_it": _("No cell of the file holds anything."),
        "another_file": _("This is a %(kind)s file, not a spreadsheet. Save the table as .xlsx, .ods or .csv."),
        "not_a_sheet": _("This is not a spreadsheet. Save the table as .xlsx, .ods or .csv."),
        "web_page": _("This is a web page under the name of a spreadsheet. Open it in your spreadsheet program and "
                      "save it as .xlsx."),
        "old_excel": _("This is a file of an older Excel, which we do not read. Open it and save it as .xlsx."),
        "locked": _("The file is protected by a password. Save it without one."),
        "macros": _("The file holds macros, programs that may do harm. Save it as .xlsx, which has none."),
        "dangerous_formula": _("The formula in cell %(cell)s would run a program or fetch from the network. Replace it "
                               "by its value and save the file again."),
        "damaged": _("The file is damaged or cut off. Open it in your spreadsheet program, save it and try again."),
    }


def _of_archives() -> dict[Code, str]:
    return {
        "bomb": _("The file unpacks to far more than it seems: more than %(limit)s MB, or out of all proportion."),
        "entities": _("The file declares XML entities, as no spreadsheet program does; it may be meant to do harm."),
        "too_many_parts": _("The file has more than %(limit)s parts inside, which no spreadsheet needs."),
        "too_many_sheets": _("The file has more than %(limit)s worksheets. Keep only the one that matters."),
        "too_much": _("The file needs more memory to be read than any agenda does. Copy the table into a new file."),
        "too_slow": _("The file takes longer to be read than any agenda does. Copy the table into a new file."),
    }


def _of_sizes() -> dict[Code, str]:
    return {
        "too_large": _("The file has %(size)s MB; the limit is %(limit)s MB. Remove pictures, or split it."),
        "too_many_rows": _("The file has more than %(limit)s filled rows. Split it into several files."),
        "last_row": _("The file claims more than %(limit)s rows. Copy the table into a new file."),
        "too_many_columns": _("The file has more than %(limit)s columns. Copy the table into a new file."),
        "scattered": _("What the worksheet holds is scattered from row %(first)s to row %(last)s. Delete what "
                       "stands far from the table."),
        "too_much_in_a_cell": _("A cell of the file holds more than %(limit)s characters."),
    }


def _of_texts() -> dict[Code, str]:
    return {
        "no_text": _("This is neither a spreadsheet nor a text. Save the table as .xlsx, .ods or .csv."),
        "wrong_encoding": _("The file can't be read as %(encoding)s. Choose another encoding."),
        "open_quote": _("A quotation mark in the file is never closed; it was found at the end, on line %(line)s. Save "
                        "the table as .xlsx, or mend the mark."),
        "odd_quote": _("The quotation marks on line %(line)s do not fit together. Save the table as .xlsx, or mend "
                       "them."),
    }


def _of_names() -> dict[Code, str]:
    return {
        "wrong_name": _("Files whose name ends in %(ending)s are not read. Save the table as .xlsx, .ods or .csv."),
        "other_name": _("The name ends in %(ending)s, but inside it is %(inside)s. Save it again from your spreadsheet "
                        "program."),
    }
