"""What can go wrong between the bridge and Conductor.

Exception
└── ConductorError
    ├── ConductorUnavailable   no answer: the same call may work later
    │   ├── NotAllowed         it does not take who the bridge says it is
    │   └── ConductorFailing   an answer that says "not now", or that Conductor itself failed
    └── ConductorRejected      an answer that will not change: the call is wrong or too large
        └── NotFound           what the call names does not exist
"""


class ConductorError(Exception):
    """A call to Conductor did not do what it was made for. `kind` tells them apart in figures."""

    kind = "error"


class ConductorUnavailable(ConductorError):  # noqa: N818
    """Conductor did not answer, or could not now; the same call may work later."""

    kind = "unavailable"


class NotAllowed(ConductorUnavailable):
    """Conductor does not take the bridge's key, token or header; nothing is lost meanwhile."""


class ConductorFailing(ConductorUnavailable):
    """Conductor answered that it could not; perhaps only for this call."""

    kind = "failing"


class ConductorRejected(ConductorError):  # noqa: N818
    """Conductor answered, and would answer the same again."""

    kind = "rejected"
    retryable = False

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class NotFound(ConductorRejected):
    """Conductor does not know what the call names."""

    kind = "not_found"


class IdempotencyConflict(Exception):  # noqa: N818
    """An Idempotency-Key was used before for something else, or is in use this moment."""


class NoSuchLetter(Exception):  # noqa: N818
    """There is no such dead letter."""

    retryable = False


class NotReplayable(Exception):  # noqa: N818
    """Nobody waits for what a dead letter holds."""

    retryable = False
