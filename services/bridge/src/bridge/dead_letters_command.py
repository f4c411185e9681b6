"""`python -m bridge dead-letters …`: the same where no bridge runs, over Redis and Conductor."""

import argparse
import dataclasses
import json
import sys
from collections.abc import Awaitable, Callable, Sequence

from redis.exceptions import RedisError

from bridge.conductor import ConductorClient
from bridge.dead_letters import DeadLetter, DeadLetterBox
from bridge.errors import ConductorError, NoSuchLetter, NotReplayable
from bridge.settings import Settings
from chassis.wire import connect

ALL = "all"
AT_ONCE = 10_000


async def run(arguments: Sequence[str]) -> int:
    """Do what the command line says; the exit code: 1 where something could not be done."""
    asked = _parser().parse_args(arguments)
    try:
        return await _run(asked, Settings())
    except (RedisError, ConductorError, NoSuchLetter) as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command's answer
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bridge dead-letters",
        description="Entries that were given up. REDIS_URL and CONDUCTOR_URL say where.",
    )
    actions = parser.add_subparsers(dest="action", required=True)
    listing = actions.add_parser("list", help="the newest, one JSON object a line")
    listing.add_argument("--stream", help="only those of one stream")
    listing.add_argument("--limit", type=int, default=100)
    for name, text in (
        ("show", "one, with its message"),
        ("replay", "have its work done again"),
        ("drop", "forget it"),
    ):
        action = actions.add_parser(name, help=text)
        action.add_argument("stream")
        action.add_argument("id", help="an id" if name == "show" else f"an id, or `{ALL}`")
    return parser


async def _run(asked: argparse.Namespace, settings: Settings) -> int:
    redis = connect(settings.redis_url)
    try:
        async with ConductorClient(settings.conductor_url, "dead-letters") as conductor:
            box = DeadLetterBox(redis, conductor)
            if asked.action == "list":
                for letter in await box.list(asked.stream, asked.limit):
                    _print(letter, with_body=False)
                return 0
            if asked.action == "show":
                _print(await box.get(asked.stream, asked.id), with_body=True)
                return 0
            return await _each(box, asked, box.replay if asked.action == "replay" else box.drop)
    finally:
        await redis.aclose()


async def _each(
    box: DeadLetterBox,
    asked: argparse.Namespace,
    do: Callable[[str, str], Awaitable[object]],
) -> int:
    ids = [asked.id]
    if asked.id == ALL:
        ids = [letter.id for letter in await box.list(asked.stream, AT_ONCE)]
    failed = 0
    for letter_id in ids:
        try:
            outcome = await do(asked.stream, letter_id) or "dropped"
        except NotReplayable as error:
            outcome, failed = str(error), failed + 1
        print(f"{letter_id}: {outcome}")  # noqa: T201 - a command's answer
    return 1 if failed else 0


def _print(letter: DeadLetter, *, with_body: bool) -> None:
    document = dataclasses.asdict(letter) | {"given_up_at": letter.given_up_at.isoformat()}
    if not with_body:
        del document["body"]
    print(json.dumps(document))  # noqa: T201 - a command's answer
