"""The application for a WSGI server and for `flask --app wsgi`."""

import os
import sys

from config import ConfigurationError, from_environment
from eventsys.app import create_app

GIVE_UP = 4  # gunicorn starts a worker anew unless it ends with this code

try:
    app = create_app(from_environment(os.environ))
except ConfigurationError as error:
    sys.stderr.write(f"Error: {error}\n")
    raise SystemExit(GIVE_UP) from None
