"""The public side: pages, feeds and files, all from published editions."""

from importlib import import_module
from pkgutil import iter_modules

from flask import Flask

from . import front
from .blueprint import bp


def init_app(app: Flask) -> None:
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    app.register_blueprint(bp)
    front.init_app(app)
