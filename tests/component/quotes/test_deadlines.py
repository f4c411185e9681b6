"""What time does to quotes, on a clock that the test turns."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from prometheus_client import CollectorRegistry
from sqlalchemy.ext.asyncio import AsyncSession

from chassis.database import Database
from contracts.quoting import GenerateQuoteInput, QuoteStatus
from quotes.announcing import Addressees, Announcer
from quotes.deadlines import Deadlines
from quotes.decisions import Decisions
from quotes.domain.approval import ApprovalPolicy
from quotes.domain.delivery import Channel, Delivery
from quotes.domain.life import Act
from quotes.domain.numbering import NumberPattern
from quotes.domain.rules import IssuingRules
from quotes.errors import NotOpenError
from quotes.issuing import QuoteIssuer
from quotes.life import QuoteLife
from quotes.outbox import Outbox, outbox_depth
from quotes.settings import Settings
from quotes.store import OutboxStore, Page, QuoteStore
from quotes.webhooks import Webhooks

BERLIN = ZoneInfo("Europe/Berlin")
RULES = IssuingRules(
    pattern=NumberPattern(),
    validity_days=10,
    zone=BERLIN,
    approval=ApprovalPolicy(Decimal("0.15")),
    approval_time=timedelta(hours=72),
    reminders=(timedelta(days=5), timedelta(days=1)),
)


class NoSender:
    """Nothing leaves: the test looks into the outbox."""

    async def send(self, delivery: Delivery) -> None:
        """Never called: no outbox runs."""

    async def sent(self, session: AsyncSession, delivery: Delivery) -> None:
        """Never called either."""


@dataclass
class World:
    """The service's inside, and its clock."""

    database: Database
    issuer: QuoteIssuer
    life: QuoteLife
    deadlines: Deadlines
    clock: list[datetime]

    async def status(self, number: str) -> QuoteStatus:
        """After a look at the deadlines."""
        await self.deadlines.look()
        async with self.database.reading() as session:
            return (await QuoteStore(session).get(number)).status

    async def mails(self) -> list[str]:
        """Ids of what is to be sent."""
        async with self.database.reading() as session:
            found, _ = await OutboxStore(session, Channel.MAIL).page(Page(100, 0), None)
        return sorted(delivery.delivery_id for delivery in found)


@pytest.fixture
async def world(settings: Settings) -> AsyncIterator[World]:
    """Noon in Berlin on 1 March."""
    database = Database(settings.database_url)
    clock = [datetime(2026, 3, 1, 11, 0, tzinfo=UTC)]
    depth = outbox_depth(CollectorRegistry())

    def box(channel: Channel) -> Outbox:
        return Outbox(database, channel, NoSender(), depth=depth, delivery_seconds=60)

    def now() -> datetime:
        return clock[-1]

    calls, told = Webhooks(box(Channel.WEBHOOK), []), Decisions(box(Channel.CONDUCTOR), "quotes")
    life = QuoteLife(calls, told, now)
    to = Addressees("team@seller.example", "http://localhost", settings.seller)
    announcer = Announcer(box(Channel.MAIL), to)
    yield World(
        database,
        QuoteIssuer(RULES, life, announcer, now),
        life,
        Deadlines(database, life, announcer, RULES.reminders, now),
        clock,
    )
    await database.close()


async def issue(world: World, wanted: dict[str, Any]) -> str:
    async with world.database.transaction() as session:
        request = GenerateQuoteInput.model_validate(wanted)
        quote = await world.issuer.issue_for_workflow(session, "w", request)
    return quote.quote_number


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=BERLIN)


async def accept(world: World, number: str) -> None:
    async with world.database.transaction() as session:
        await world.life.answer(session, number, None, QuoteStatus.ACCEPTED, Act("customer"))


async def test_a_quote_holds_to_the_end_of_its_last_day_and_no_longer(
    world: World, wanted: dict[str, Any]
) -> None:
    number = await issue(world, wanted)
    world.clock.append(at(11, 23, 59))
    assert await world.status(number) == "approved"
    world.clock.append(at(12, 0, 0))
    with pytest.raises(NotOpenError, match="2026-03-11 23:00 UTC"):
        await accept(world, number)  # also before anybody looked
    assert await world.status(number) == "expired"


async def test_the_nightly_look_leaves_what_is_final(world: World, wanted: dict[str, Any]) -> None:
    # ERPNext #20745 wrote "expired" over quotes that were ordered.
    number = await issue(world, wanted)
    await accept(world, number)
    world.clock.append(at(31, 12))
    assert await world.status(number) == "accepted"


async def test_each_reminder_comes_once_and_those_missed_in_a_long_stop_come_as_one(
    world: World, wanted: dict[str, Any]
) -> None:
    number = await issue(world, wanted)
    reminder = f"{number}-r1-expires_soon"
    for day, count in ((6, 0), (7, 1), (8, 1), (11, 2)):
        world.clock.append(at(day, 8))
        await world.status(number)
        assert len([mail for mail in await world.mails() if mail.startswith(reminder)]) == count


async def test_one_reminder_after_a_long_stop(world: World, wanted: dict[str, Any]) -> None:
    number = await issue(world, wanted)
    world.clock.append(at(11, 8))
    for _ in range(2):
        await world.status(number)
    assert len([mail for mail in await world.mails() if "expires_soon" in mail]) == 1
