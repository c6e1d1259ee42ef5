"""The application for a WSGI server and for `flask --app wsgi`."""

import os

from config import from_environment
from eventsys.app import create_app

app = create_app(from_environment(os.environ))
