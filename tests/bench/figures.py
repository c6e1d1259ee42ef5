"""A measured figure, what it must reach, and how a table of them is printed."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    name: str
    value: float
    budget: float
    aim: float | None = None
    at_least: bool = True  # else: at most
    unit: str = ""
    note: str = ""
    places: int = 2  # after the point, of a ratio

    @property
    def holds(self) -> bool:
        return self.value >= self.budget if self.at_least else self.value <= self.budget


def table(figures: Iterable[Figure]) -> str:
    rows = [("figure", "value", "budget", "aim", "", "")]
    rows += [(f.name, _number(f, f.value), f"{'≥' if f.at_least else '≤'} {_number(f, f.budget)}",
              "" if f.aim is None else _number(f, f.aim), "ok" if f.holds else "NOT", f.note)
             for f in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=False))
                     + f"  {row[5]}".rstrip() for row in rows)


def _number(figure: Figure, value: float) -> str:
    return f"{value:.0f} {figure.unit}".rstrip() if figure.unit else f"{value:.{figure.places}f}"
