"""What can go wrong between the bridge and Conductor.

Exception
└── ConductorError
    ├── ConductorUnavailable   no answer, or one that says "not now": the same call may work later
    └── ConductorRejected      an answer that will not change: the call is wrong or too large
        └── NotFound           what the call names does not exist
"""


class ConductorError(Exception):
    """A call to Conductor did not do what it was made for."""


class ConductorUnavailable(ConductorError):  # noqa: N818
    """Conductor did not answer, or could not now; the same call may work later."""


class ConductorRejected(ConductorError):  # noqa: N818
    """Conductor answered, and would answer the same again."""

    retryable = False

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class NotFound(ConductorRejected):
    """Conductor does not know what the call names."""


class IdempotencyConflict(Exception):  # noqa: N818
    """An Idempotency-Key was used before for something else, or is in use this moment."""
