"""`python -m bridge`, and `python -m bridge dead-letters …`."""

import asyncio
import sys

from bridge import dead_letters_command
from bridge.app import create_app
from bridge.settings import Settings
from chassis.command import run_service

if __name__ == "__main__":
    if sys.argv[1:2] == ["dead-letters"]:
        raise SystemExit(asyncio.run(dead_letters_command.run(sys.argv[2:])))
    run_service("bridge", create_app, Settings)
