"""Workflows run while processes die; afterwards everything is counted."""

import asyncio
import contextlib
import math
import os
import random
import secrets
import signal
import time
from collections.abc import Callable, Container, Iterable
from itertools import islice

from redis.asyncio import Redis
from redis.exceptions import RedisError

from chaos.flow import Flow
from chaos.ledger import quote_numbers, read_ledger, undelivered
from chaos.plan import WEIGHTS, How, Kill, kills
from chaos.report import Death, Report
from chaos.workflows import (
    NO_SUCH_THREAD,
    Started,
    executions,
    follow,
    retry_stumbled,
    start,
    threads_to_quote,
)
from quotewright.local.stack import Stack
from support.stack import Product
from support.waiting import eventually

BACK_WITHIN_SECONDS = 240.0
SHARE_THAT_FAILS = 0.05
MAIL_WITHIN_SECONDS = 150.0
"""A process that dies while it sends a mail leaves it to others for two minutes."""

Say = Callable[[str], None]


async def unleash(
    stack: Stack,
    *,
    seed: int,
    workflows: int,
    seconds: float,
    deaths: int | None = None,
    settle_seconds: float = 300.0,
    victims: Container[str] = frozenset(WEIGHTS),
    say: Say = lambda _line: None,
) -> Report:
    """Start workflows spread over `seconds` while processes are killed; wait, count, report.

    As many processes die as the time allows, or just so many as `deaths` says, however long that
    takes.
    """
    product = Product(stack)
    try:
        threads = await threads_to_quote(product)
        numbers_before, executions_before = quote_numbers(stack), await executions(product)
        began = time.monotonic()
        async with Flow(stack).watched() as flow:
            plan = islice((kill for kill in kills(seed) if kill.victim in victims), deaths)
            until = began + seconds if deaths is None else math.inf
            killing = asyncio.create_task(_kill(stack, plan, until, say))
            started = await _start_all(product, threads, seed, workflows, seconds)
            died = await killing
            say(f"{len(died)} deaths; waiting for {len(started)} workflows to end")
            await follow(product, started, settle_seconds)
            retried = await retry_stumbled(product, started)
            await follow(product, started, settle_seconds)
            for death in died:
                death.flowed_after_seconds = flow.first_after(death.back_at)
        await _mails_sent(stack)
        return Report(
            seed=seed,
            seconds=time.monotonic() - began,
            deaths=died,
            workflows=started,
            retried=retried,
            executions=await executions(product) - executions_before,
            dead_letters=await _dead_letters(stack),
            ledger=read_ledger(
                stack,
                {w.workflow_id for w in started if w.expected == "COMPLETED"},
                {w.workflow_id for w in started if w.expected == "FAILED"},
                numbers_before,
            ),
        )
    finally:
        await product.close()


async def _start_all(
    product: Product, threads: list[int], seed: int, workflows: int, seconds: float
) -> list[Started]:
    chance = random.Random(seed)  # noqa: S311 - it is to be repeatable
    nonce = secrets.token_hex(4)

    async def start_later(number: int, after: float, thread_id: int) -> Started:
        await asyncio.sleep(after)
        return await start(product, f"chaos-{nonce}-{number}", thread_id)

    plans = [
        (
            number,
            seconds * 0.8 * number / workflows,
            NO_SUCH_THREAD if chance.random() < SHARE_THAT_FAILS else chance.choice(threads),
        )
        for number in range(workflows)
    ]
    return list(await asyncio.gather(*(start_later(*plan) for plan in plans)))


async def _kill(stack: Stack, plan: Iterable[Kill], until: float, say: Say) -> list[Death]:
    deaths = []
    for kill in plan:
        await asyncio.sleep(kill.after_seconds)
        if time.monotonic() > until:
            break
        deaths.append(death := await _die(stack, kill))
        say(str(death))
    return deaths


async def _die(stack: Stack, kill: Kill) -> Death:
    process = stack.processes[kill.victim]
    died_at = time.monotonic()
    if kill.how is How.TERM:
        process.terminate()
        await asyncio.to_thread(process.wait)
    else:
        if kill.how is How.FREEZE and process.pid is not None:
            os.kill(process.pid, signal.SIGSTOP)
            await asyncio.sleep(kill.frozen_seconds)
        await asyncio.to_thread(process.kill)
    await asyncio.sleep(kill.away_seconds)
    started_at = time.monotonic()
    process.start()
    if kill.victim == "redis":
        await eventually(lambda: _redis_answers(stack), within=BACK_WITHIN_SECONDS)
    else:
        await asyncio.to_thread(process.wait_until_healthy, BACK_WITHIN_SECONDS)
    back_at = time.monotonic()
    return Death(
        victim=kill.victim,
        how=kill.how,
        away_seconds=started_at - died_at,
        start_seconds=back_at - started_at,
        back_at=back_at,
    )


def _redis(stack: Stack) -> Redis:
    return Redis(port=stack.settings.ports.redis)


async def _redis_answers(stack: Stack) -> bool:
    async with _redis(stack) as redis:
        try:
            return bool(await redis.ping())
        except RedisError:
            return False


async def _mails_sent(stack: Stack) -> None:
    async def look() -> bool:
        return undelivered(stack) == 0

    with contextlib.suppress(AssertionError):  # the ledger tells what is missing
        await eventually(look, within=MAIL_WITHIN_SECONDS, every=0.5)


async def _dead_letters(stack: Stack) -> dict[str, int]:
    async with _redis(stack) as redis:
        streams = [key.decode() async for key in redis.scan_iter("*.dead")]
        return {stream: await redis.xlen(stream) for stream in streams}
