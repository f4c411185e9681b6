"""`python -m quotes serve|migrate`."""

from chassis.command import run_service
from quotes.app import MIGRATIONS, create_app
from quotes.settings import Settings

if __name__ == "__main__":
    run_service("quotes", create_app, Settings, MIGRATIONS)
