"""How messages lie in a stream: plain JSON in one field, readable by any Redis client."""

import functools
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, Union

from faststream.redis import RedisBroker
from faststream.redis.parser import MessageFormat
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import ResponseError
from redis.exceptions import TimeoutError as RedisTimeoutError

if TYPE_CHECKING:
    from fast_depends.library.serializer import SerializerProto
    from faststream._internal.basic_types import SendableMessage
    from faststream._internal.parser import CodecProto

POLLING_INTERVAL_MS = 1_000
"""How long one XREADGROUP waits. No latency hangs on it; the socket's timeout must be longer."""

SOCKET_TIMEOUT_SECONDS = 10.0


class PlainJson(MessageFormat):
    """The body alone, without FastStream's binary envelope: other languages can join."""

    @classmethod
    async def encode(
        cls,
        *,
        message: Union[Sequence["SendableMessage"], "SendableMessage"],
        reply_to: str | None,
        headers: dict[str, Any] | None,
        correlation_id: str,
        serializer: "SerializerProto | None" = None,
        codec: "CodecProto | None" = None,
    ) -> bytes:
        """The message as JSON; headers have no place on this wire."""
        built = await cls.build(
            message=message,
            reply_to=reply_to,
            headers=headers,
            correlation_id=correlation_id,
            serializer=serializer,
            codec=codec,
        )
        return built.data

    @classmethod
    def parse(cls, data: bytes) -> tuple[bytes, dict[str, Any]]:
        """Everything is body. It never raises, so that malformed entries reach a middleware."""
        return data, {"content-type": "application/json"}


def create_broker(redis_url: str, *, shutdown_seconds: float, **options: Any) -> RedisBroker:
    """A broker that survives a restart of Redis and drains when it is stopped."""
    return RedisBroker(
        redis_url,
        message_format=PlainJson,
        # Its lines go where ours go; one for each message would bury the rest.
        logger=logging.getLogger("faststream"),
        log_level=logging.DEBUG,
        graceful_timeout=shutdown_seconds,
        socket_timeout=SOCKET_TIMEOUT_SECONDS,
        retry=Retry(ExponentialBackoff(cap=1, base=0.1), 5),
        retry_on_error=[RedisConnectionError, RedisTimeoutError],
        **options,
    )


def make_patient(client: Any) -> None:
    """Let a subscriber wait where Redis refuses a command for now (disk full, too few replicas).

    FastStream restarts a reader at once after any answer of Redis that is an error, hundreds of
    times a second; after a broken connection it waits. A group that is gone stays what it is.
    """
    client.xreadgroup = _patient(client.xreadgroup)
    client.xautoclaim = _patient(client.xautoclaim)


def _patient(command: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    @functools.wraps(command)
    async def call(*args: Any, **options: Any) -> Any:
        try:
            return await command(*args, **options)
        except ResponseError as error:
            if "NOGROUP" in str(error):
                raise
            raise RedisConnectionError(f"Redis refuses: {error}") from error

    return call
