"""`python -m summarizer serve|migrate`."""

from chassis.command import run_service
from summarizer.app import MIGRATIONS, create_app
from summarizer.settings import Settings

if __name__ == "__main__":
    run_service("summarizer", create_app, Settings, MIGRATIONS)
