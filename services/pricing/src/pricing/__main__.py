"""`python -m pricing serve|migrate`."""

from chassis.command import run_service
from pricing.app import MIGRATIONS, create_app
from pricing.settings import Settings

if __name__ == "__main__":
    run_service("pricing", create_app, Settings, MIGRATIONS)
