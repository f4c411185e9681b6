"""Takes mail apart within bounds, so that no mail holds up the service or fills it."""

import contextlib
from collections.abc import AsyncIterator
from functools import partial

from summarizer.bounded import BoundedProcess, TooMuchError
from summarizer.domain.mail import ReceivedMail, read_mail
from summarizer.errors import NotMailError


class MailParser:
    """Reads one message at a time, in a process of its own."""

    def __init__(
        self, seller_domains: list[str], *, timeout_seconds: int, memory_bytes: int
    ) -> None:
        self._seller_domains = seller_domains
        self._process = BoundedProcess(timeout_seconds=timeout_seconds, memory_bytes=memory_bytes)

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
            f"it takes more than {self._process.timeout_seconds} seconds (MAIL_TIMEOUT_SECONDS) or "
            f"{self._process.memory_bytes} bytes of memory (MAIL_MEMORY_BYTES) to take apart"
        )

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """End the process with the block."""
        try:
            yield
        finally:
            await self._process.close()
