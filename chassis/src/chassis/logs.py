"""Structured logs on standard output: one JSON object a line, or readable text in development."""

import logging
import sys

import structlog

from chassis.settings import HttpSettings
from chassis.tracing import add_trace_ids


def configure_logging(settings: HttpSettings) -> None:
    """Send every log record, the libraries' too, through one format."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        add_trace_ids,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty())
        if settings.app_env == "development"
        else structlog.processors.JSONRenderer()
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                renderer,
            ],
        )
    )
    level = "DEBUG" if settings.debug else settings.log_level
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for quiet in ("httpx", "fontTools", "aiosqlite", "weasyprint"):
        logging.getLogger(quiet).setLevel(logging.WARNING)
    # Each request is a metric already; a line for each would bury the rest.
    logging.getLogger("uvicorn.access").setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
