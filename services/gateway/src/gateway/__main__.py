"""`python -m gateway`."""

from chassis.command import run_service
from gateway.app import create_app
from gateway.settings import Settings

if __name__ == "__main__":
    run_service("gateway", create_app, Settings)
