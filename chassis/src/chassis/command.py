"""`python -m <service> serve|migrate`: the two things that one can do with a service."""

import argparse
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import uvicorn
import uvloop
from fastapi import FastAPI
from pydantic import ValidationError

from chassis.errors import explain
from chassis.logs import configure_logging
from chassis.settings import HttpSettings, ServiceSettings
from chassis.tracing import exporting

Settings = TypeVar("Settings", bound=HttpSettings)


def serve(create_app: Callable[[Settings], FastAPI], settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT, then finish what runs."""
    configure_logging(settings)
    # uvicorn raises SIGTERM again once it has ended: that is no mishap, and what comes after is to
    # run too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(settings),
            host=settings.host,
            port=settings.port,
            log_config=None,
            timeout_graceful_shutdown=5,
            lifespan="on",
        )
    )
    uvloop.run(server.serve())
    if not server.started:
        raise SystemExit(3)


def run_service(
    name: str,
    create_app: Callable[[Settings], FastAPI],
    settings_type: type[Settings],
    migrations: Path | None = None,
) -> None:
    """Parse the command line of a service and do what it says."""
    parser = argparse.ArgumentParser(prog=f"python -m {name}")
    actions = ["serve"] if migrations is None else ["serve", "migrate"]
    parser.add_argument("action", choices=actions, nargs="?", default="serve")
    action = parser.parse_args().action
    try:
        settings = settings_type()
    except ValidationError as error:
        raise SystemExit(f"{name} is not configured rightly: {explain(error)}") from None
    if action == "migrate" and migrations is not None and isinstance(settings, ServiceSettings):
        # A service without a database is installed without what migrations need.
        from chassis.migrations import upgrade  # noqa: PLC0415

        upgrade(migrations, settings.database_url)
    else:
        with exporting(f"quotewright-{name}", settings.otel_exporter_otlp_endpoint):
            serve(create_app, settings)
