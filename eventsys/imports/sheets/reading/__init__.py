"""A spreadsheet's cells as texts, whoever wrote it and with whatever: bounded, in a process of its own.

    book = opened.read(data, "agenda.xlsx")  # NotASheet: one clear sentence
"""
