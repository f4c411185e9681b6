"""`python -m bridge`."""

from bridge.app import create_app
from bridge.settings import Settings
from chassis.command import run_service

if __name__ == "__main__":
    run_service("bridge", create_app, Settings)
