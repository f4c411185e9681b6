"""One socket to Redis for what runs with every task; everything else is redis-py's client's.

redis-py makes the connection: address, TLS, login. Sending and reading are done here, because its
client takes 0.13 ms of CPU for a transaction of three commands, and this 0.02 ms. Commands do not
wait for each other's answers, so what many tasks write at a time shares packets.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, cast

import hiredis
from redis.asyncio.connection import ConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import BusyLoadingError, InvalidResponse, RedisError, ResponseError
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

ANSWER_SECONDS: Final = 10.0
"""A server that has not answered for so long is gone. Longer than any read may wait."""
PAUSES: Final = (0.1, 0.2, 0.4, 0.8, 1.0)
"""Before each further attempt, so that a restart of Redis is ridden out."""

Command = tuple[str | bytes | int, ...]

_MORE: Final = object()


def adding(stream: str, fields: Mapping[Any, Any], *, keep: int | None = None) -> Command:
    """The command that adds an entry; of a stream that is to `keep` about so many, old ones go."""
    kept = () if keep is None else ("MAXLEN", "~", keep)
    return ("XADD", stream, *kept, "*", *(part for field in fields.items() for part in field))


class Link:
    """It connects at first use, and again whenever the connection was lost."""

    def __init__(self, redis_url: str) -> None:
        # The oldest protocol: its answers are plain lists, and Redis sends nothing unasked.
        once = Retry(NoBackoff(), 0)
        self._pool: Any = ConnectionPool.from_url(redis_url, protocol=2, retry=once)
        self._socket: _Socket | None = None
        self._connecting = asyncio.Lock()

    async def call(self, *command: str | bytes | int) -> Any:
        """The answer to one command. A command whose answer was lost is sent again."""
        return await self._ask(_packed(command), 1)

    async def transaction(self, commands: Iterable[Command]) -> list[Any]:
        """The answers to commands that Redis carries out together, or none of them."""
        packed = [_packed(command) for command in commands]
        answers = await self._ask(_MULTI + b"".join(packed) + _EXEC, len(packed) + 2)
        for answer in answers:
            if isinstance(answer, RedisError):
                raise answer
        return list(answers)

    async def read_group(
        self, stream: str, group: str, consumer: str, count: int, block_ms: int
    ) -> list[tuple[bytes, dict[bytes, bytes]]]:
        """New entries, with their fields. Nothing else passes while it waits for one."""
        reading = ("XREADGROUP", "GROUP", group, consumer, "COUNT", count, "BLOCK", block_ms)
        answer = await self.call(*reading, "STREAMS", stream, ">")
        return [
            (entry_id, dict(zip(fields[::2], fields[1::2], strict=True)))
            for _, entries in answer or []
            for entry_id, fields in entries
        ]

    def close(self) -> None:
        """Let go of the connection; whoever waits for an answer is told."""
        if self._socket is not None:
            self._socket.close()

    async def _ask(self, packed: bytes, answers: int) -> Any:
        for pause in (*PAUSES, None):
            try:
                socket = self._socket
                if socket is None or socket.lost:
                    socket = await self._connected()
                return await socket.ask(packed, answers)
            except (RedisConnectionError, RedisTimeoutError):
                if pause is None:
                    raise
                await asyncio.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    async def _connected(self) -> "_Socket":
        async with self._connecting:  # a hundred commands that wait make one connection
            if self._socket is None or self._socket.lost:
                connection = self._pool.make_connection()
                await connection.connect_check_health()
                self._socket = _Socket(connection)
            return self._socket


class _Socket(asyncio.Protocol):
    """A connection while it lasts. Redis answers in the order of the commands."""

    def __init__(self, connection: Any) -> None:
        self.lost = False
        self._connection = connection
        self._transport: asyncio.Transport = connection._writer.transport  # noqa: SLF001
        self._transport.set_protocol(self)
        self._parser = hiredis.Reader(
            notEnoughData=_MORE, replyError=_error, protocolError=InvalidResponse
        )
        self._awaited: deque[_Awaited] = deque()
        self._clock: Callable[[], float] = asyncio.get_running_loop().time
        self._watching: asyncio.TimerHandle | None = None

    async def ask(self, packed: bytes, answers: int) -> Any:
        """The last of so many answers; raises the first that is an error."""
        loop = asyncio.get_running_loop()
        awaited = _Awaited(answers, loop.create_future(), self._clock())
        self._awaited.append(awaited)
        self._transport.write(packed)
        if self._watching is None:
            self._watching = loop.call_later(ANSWER_SECONDS, self._look_at_clock)
        return await awaited.answer

    def close(self) -> None:
        """Whoever still waits gets an error."""
        self._transport.abort()
        self.connection_lost(None)

    def data_received(self, data: bytes) -> None:
        """Answers, or parts of them."""
        self._parser.feed(data)
        try:
            while (answer := self._parser.gets()) is not _MORE:
                self._answered(answer)
        except InvalidResponse as error:
            self._transport.abort()
            self._give_up(RedisConnectionError(f"Not an answer of Redis: {error}"))

    def connection_lost(self, exc: Exception | None) -> None:
        """Every command without an answer may have been carried out, or not."""
        self._give_up(RedisConnectionError(f"The connection to Redis was lost: {exc or 'closed'}"))

    def _answered(self, answer: Any) -> None:
        first = self._awaited[0]
        first.missing -= 1
        if first.error is None and isinstance(answer, RedisError):
            first.error = answer
        if first.missing:
            return
        self._awaited.popleft()
        if first.answer.done():
            return  # who waited was cancelled
        if first.error is None:
            first.answer.set_result(answer)
        else:
            first.answer.set_exception(first.error)

    def _look_at_clock(self) -> None:
        """One timer for all commands: what is oldest comes first."""
        self._watching = None
        if not self._awaited:
            return
        left = self._awaited[0].since + ANSWER_SECONDS - self._clock()
        if left > 0:
            self._watching = asyncio.get_running_loop().call_later(left, self._look_at_clock)
        else:
            self._transport.abort()
            self._give_up(RedisTimeoutError("Redis has not answered"))

    def _give_up(self, error: RedisError) -> None:
        self.lost = True
        if self._watching is not None:
            self._watching.cancel()
        while self._awaited:
            answer = self._awaited.popleft().answer
            if not answer.done():
                answer.set_exception(error)
        # redis-py's object is told that its connection is used up.
        self._connection._reader = self._connection._writer = None  # noqa: SLF001


class _Awaited:
    __slots__ = ("answer", "error", "missing", "since")

    def __init__(self, missing: int, answer: "asyncio.Future[Any]", since: float) -> None:
        self.missing = missing
        self.answer = answer
        self.since = since
        self.error: RedisError | None = None


def _error(text: str) -> RedisError:
    return BusyLoadingError(text) if text.startswith("LOADING") else ResponseError(text)


_packed: Final[Callable[[Command], bytes]] = cast("Any", hiredis).pack_command
_MULTI: Final = _packed(("MULTI",))
_EXEC: Final = _packed(("EXEC",))
