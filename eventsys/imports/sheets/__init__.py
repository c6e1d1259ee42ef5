"""Spreadsheets in: read as people have them, mapped once, matched by proposals, shown, and applied in one act."""
