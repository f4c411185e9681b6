"""How to poll: for how many, and whether to wait.

A poll that waits for many is answered by Conductor's Redis queue as soon as there is one, but by
its SQL queues only when all are there or the time is over. So a poll waits for one, and what else
is there is drained without waiting; unless the server has shown that it answers at once.
"""

from dataclasses import dataclass

from bridge.domain.capacity import Wish

DRAIN_MS = 100
"""How long a drain waits until it is known how the server answers."""

SURE_AFTER = 3
"""How often in a row a server must have held a part of a batch back."""

MANY = 1_000


@dataclass(frozen=True)
class Poll:
    """One poll: how many tasks to ask for, and how long it may wait."""

    count: int
    timeout_ms: int


class AnswersAtOnce:
    """Whether a server answers a poll for many as soon as there is one; learnt from its answers."""

    def __init__(self) -> None:
        self.known: bool | None = None
        self._held_back = 0

    def learn(self, poll: Poll, got: int, elapsed_ms: float) -> None:
        """Only a part of a batch tells: it came before the time was over, or not."""
        if not 0 < got < poll.count or not poll.timeout_ms:
            return
        if elapsed_ms < poll.timeout_ms / 2:
            self.known, self._held_back = True, 0
        elif elapsed_ms >= poll.timeout_ms:
            self._held_back += 1
            if self._held_back >= SURE_AFTER:
                self.known = False


class PollPlan:
    """What one loop polls for next."""

    def __init__(self, server: AnswersAtOnce, timeout_ms: int) -> None:
        self._server = server
        self._timeout_ms = timeout_ms
        self._draining = False

    def wish(self) -> Wish:
        """How much room to claim. Who waits leaves the other half to other bridges."""
        if self._draining:
            return Wish(MANY)
        return Wish(MANY, share=2) if self._server.known else Wish(1)

    def poll(self, room: int) -> Poll:
        """The next poll, for no more than there is room for."""
        if self._draining:
            return Poll(room, 0 if self._server.known is not None else DRAIN_MS)
        return Poll(room, self._timeout_ms)

    def answered(self, poll: Poll, got: int, elapsed_ms: float) -> None:
        """Whoever gets all that they asked for may find more."""
        self._server.learn(poll, got, elapsed_ms)
        self._draining = got >= poll.count

    def failed(self) -> None:
        """Begin anew: by waiting for one."""
        self._draining = False
