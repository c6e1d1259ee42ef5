"""Two who write at once, in real threads, each with a transaction of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import Any

from flask import Flask

from eventsys.kit.database import transaction

LONG_ENOUGH = 0.5  # seconds, for the second to come to where it has to wait


def beside(app: Flask, first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    """What became of the second, which begins before the first has ended."""
    def run() -> Any:
        with transaction():
            return second()

    return pressed_beside(app, first, run)


def pressed_beside(app: Flask, first: Callable[[], Any], press: Callable[[], Any]) -> Any:
    """As `beside`, of a press whose page begins and ends its transactions by itself."""
    def run() -> Any:
        with app.app_context():
            return press()

    with ThreadPoolExecutor(1) as pool:
        with transaction():
            first()
            begun = pool.submit(run)
            sleep(LONG_ENOUGH)
        return begun.exception(30) or begun.result()
