"""What summarizer, pricing and quotes are made of: HTTP, streams and a database in one process."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from http import HTTPStatus

from fastapi import APIRouter, FastAPI
from prometheus_client import CollectorRegistry
from redis.exceptions import RedisError
from sqlalchemy import Table
from sqlalchemy.exc import SQLAlchemyError

from chassis.asyncapi_document import asyncapi_document
from chassis.asyncapi_page import create_asyncapi_router
from chassis.database import Database
from chassis.errors import CannotStart
from chassis.http import HealthCheck, Lifespan, create_http_app
from chassis.inbox import Inbox
from chassis.neighbours import until_ready
from chassis.settings import TaskSettings
from chassis.task_handler import Handler, TaskHandler
from chassis.task_metrics import TaskMetrics
from chassis.task_worker import TaskWorker, consumer_name


def create_service(  # noqa: PLR0913 - a composition root takes all there is
    name: str,
    *,
    description: str,
    settings: TaskSettings,
    database: Database | None = None,
    inbox: Table | None = None,
    handlers: Iterable[Handler],
    router: APIRouter,
    statuses: Mapping[type[Exception], HTTPStatus],
    registry: CollectorRegistry | None = None,
    background: Iterable[Lifespan] = (),
    checks: Mapping[str, HealthCheck] | None = None,
) -> FastAPI:
    """An application that serves `router` and consumes the tasks of `handlers` while it runs.

    `background` are further things that run as long as the process does, entered in order. Tasks
    that have no effects need neither `database` nor `inbox`.
    """
    registry = registry or CollectorRegistry()
    consumer = consumer_name()
    box = None if inbox is None else Inbox(inbox)
    metrics = TaskMetrics(registry)
    tasks = [TaskHandler(h, consumer, database, box, metrics.failed) for h in handlers]
    worker = TaskWorker(name, tasks, settings, metrics, consumer)
    own_checks = {"streams": worker.check}
    if database is not None:
        own_checks = {"database": database.ping, **own_checks}

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            if database is not None:
                # Closed last: what runs in the background needs it to its end.
                stack.push_async_callback(database.close)
            for enter in background:
                await stack.enter_async_context(enter())
            patience = settings.startup_seconds
            if database is not None and box is not None:
                await until_ready(partial(_clean, database, box), patience)
            await stack.enter_async_context(_running(worker, patience))
            yield

    app = create_http_app(
        f"Quotewright {name}",
        description=description,
        lifespan=lifespan,
        checks={**own_checks, **(checks or {})},
        registry=registry,
        max_body_bytes=settings.max_body_bytes,
        statuses=statuses,
    )
    app.include_router(router)
    app.include_router(create_asyncapi_router(partial(asyncapi_document, name, tasks)))
    return app


async def _clean(database: Database, inbox: Inbox) -> None:
    try:
        async with database.transaction() as session:
            await inbox.forget_old(session)
    except (SQLAlchemyError, OSError) as error:
        reason = str(getattr(error, "orig", error))
        raise CannotStart(
            f"The database cannot be used: {reason}. Check DATABASE_URL, and run `migrate` first."
        ) from None


async def _start(worker: TaskWorker) -> None:
    try:
        await worker.start()
    except RedisError as error:
        raise CannotStart(f"Redis cannot be used: {error} Check REDIS_URL.") from None


@asynccontextmanager
async def _running(worker: TaskWorker, patience: float) -> AsyncIterator[None]:
    await until_ready(partial(_start, worker), patience)
    try:
        yield
    finally:
        await worker.stop()
