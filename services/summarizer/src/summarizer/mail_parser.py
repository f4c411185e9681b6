"""Takes mail apart within bounds, so that no mail holds up the service or fills it."""

import contextlib
from contextlib import AbstractAsyncContextManager
from functools import partial

from chassis.bounded import BoundedProcesses, Bounds, TooMuchError
from summarizer.domain.mail import ReceivedMail, read_mail
from summarizer.errors import NotMailError


class MailParser:
    """Reads one message at a time, in a process of its own."""

    def __init__(self, seller_domains: list[str], bounds: Bounds) -> None:
        self._seller_domains = seller_domains
        self._bounds = bounds
        self._process = BoundedProcesses(bounds)

    async def read(self, raw: bytes) -> ReceivedMail:
        """One message from its bytes; raises NotMailError where they are none.

        Where it takes more than it may, its files are listed and not read; where it still does,
        it is refused.
        """
        for open_files in (True, False):
            work = partial(read_mail, raw, self._seller_domains, open_files=open_files)
            with contextlib.suppress(TooMuchError):
                return await self._process.run(work)
        raise NotMailError(
            f"it takes more than {self._bounds.seconds} seconds (MAIL_TIMEOUT_SECONDS) or "
            f"{self._bounds.memory_bytes} bytes of memory (MAIL_MEMORY_BYTES) to take apart"
        )

    def running(self) -> AbstractAsyncContextManager[None]:
        """Ends the process with the block."""
        return self._process.running()
