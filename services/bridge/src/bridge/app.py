"""Wires the bridge: the only module that reads settings and makes connections."""

import os
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from fastapi import FastAPI
from prometheus_client import CollectorRegistry

from bridge.access import Access, trusting
from bridge.api import create_router
from bridge.bridge import Bridge
from bridge.conductor import ConductorClient
from bridge.conductor_notes import ConductorNotes
from bridge.conductor_queues import ConductorQueues
from bridge.dead_letters import DeadLetterBox
from bridge.dead_letters_api import create_dead_letters_router
from bridge.errors import (
    ConductorRejected,
    ConductorUnavailable,
    IdempotencyConflict,
    NoSuchLetter,
    NotFound,
    NotReplayable,
)
from bridge.metrics import Metrics
from bridge.sampling import StreamSampler
from bridge.settings import Settings
from bridge.starter import WorkflowStarter
from bridge.streams import Streams
from chassis.asyncapi_page import create_asyncapi_router
from chassis.http import create_http_app
from chassis.wire import connect
from contracts.asyncapi import bridge_document


def create_app(settings: Settings) -> FastAPI:
    """The bridge as an application: its API, and while it runs its loops."""
    name = f"bridge-{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"
    registry = CollectorRegistry()
    redis = connect(settings.redis_url)
    streams = Streams(redis, settings.redis_url, name, settings.reclaim_after_seconds)
    conductor = ConductorClient(
        settings.conductor_url, name, _access(settings), trusting(settings.conductor_ca_file)
    )
    queues = ConductorQueues(redis, settings.conductor_queue_prefix)
    notes = ConductorNotes(redis, settings.conductor_database_prefix)
    bridge = Bridge(
        conductor, streams, queues, notes, StreamSampler(redis), settings, Metrics(registry)
    )

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        async with conductor:
            await bridge.start()
            try:
                yield
            finally:
                await bridge.stop()
                streams.close()
                await redis.aclose()

    app = create_http_app(
        "Quotewright bridge",
        description="Runs Conductor tasks on Redis Streams; starts workflows and follows them.",
        lifespan=lifespan,
        checks={
            "redis": streams.ping,
            "conductor": bridge.check_conductor,
            "loops": bridge.check_loops,
        },
        registry=registry,
        max_body_bytes=settings.max_body_bytes,
        statuses={
            NotFound: HTTPStatus.NOT_FOUND,
            NoSuchLetter: HTTPStatus.NOT_FOUND,
            NotReplayable: HTTPStatus.CONFLICT,
            ConductorRejected: HTTPStatus.BAD_REQUEST,
            ConductorUnavailable: HTTPStatus.BAD_GATEWAY,
            IdempotencyConflict: HTTPStatus.CONFLICT,
        },
    )
    app.include_router(create_router(conductor, WorkflowStarter(conductor, redis)))
    app.include_router(create_asyncapi_router(bridge_document))
    app.include_router(create_dead_letters_router(DeadLetterBox(redis, conductor)))
    return app


def _access(settings: Settings) -> Access:
    return Access(
        {name: value.get_secret_value() for name, value in settings.conductor_headers.items()},
        settings.conductor_auth_key,
        settings.conductor_auth_secret.get_secret_value(),
    )
