"""The connection to Redis that streams are read and written by."""

from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

BLOCK_MS = 5_000
"""How long one XREADGROUP waits. No latency hangs on it; `link.ANSWER_SECONDS` must be longer."""

SOCKET_TIMEOUT_SECONDS = 10.0


def connect(redis_url: str) -> Any:
    """A client that rides out a restart of Redis; it connects at first use.

    redis-py types its answers for every option that a client could have been made with.
    """
    return Redis.from_url(
        redis_url,
        socket_timeout=SOCKET_TIMEOUT_SECONDS,
        retry=Retry(ExponentialBackoff(cap=1, base=0.1), 5),
        retry_on_error=[RedisConnectionError, RedisTimeoutError],
    )
