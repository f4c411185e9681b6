"""`python -m bench`: the candidates side by side, in alternating rounds."""

import argparse
import asyncio
import json
import signal
import sys
import tempfile
import time
from pathlib import Path

from bench.candidates import CANDIDATES, Candidate
from bench.load import Load, LoadFailed
from bench.noop import IN_SEQUENCE, TYPES, register, task_names
from bench.pipeline import measure_pipeline, report_pipeline
from bench.report import Figures, Idle, Level, report
from bench.server import Server

WARM_UP_SECONDS = 20.0
PIPELINE_SECONDS = 30.0
PATIENCE_SECONDS = 120.0
"""The SDK repeats an update that failed after 10, 20 and 30 s."""


def main() -> None:
    """Parse the arguments, run, print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=6.0, help="of each measured window")
    parser.add_argument("--in-flight", default="1,50,200", help="workflows at a time")
    parser.add_argument("--only", default="", help="candidates, as in abc")
    parser.add_argument("--no-idle", action="store_true")
    parser.add_argument("--json", type=Path, help="write all figures there, too")
    parser.add_argument("--pipeline", action="store_true", help="the product's quotes instead")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if arguments.pipeline:
        _say("starting the whole product")
        with tempfile.TemporaryDirectory(prefix="quotewright-bench-") as folder:
            print(report_pipeline(measure_pipeline(Path(folder), PIPELINE_SECONDS)))
        return
    with tempfile.TemporaryDirectory(prefix="quotewright-bench-") as folder:
        _say("starting Conductor")
        with Server(Path(folder)).running() as server:
            register(server.conductor_url)
            figures = Figures()
            try:
                asyncio.run(_bench(server, arguments, figures))
            finally:  # what was measured until then is worth seeing
                print(report(figures), flush=True)
                if arguments.json:
                    arguments.json.write_text(json.dumps(figures.plain(), indent=1))


async def _bench(server: Server, arguments: argparse.Namespace, figures: Figures) -> None:
    chosen = [c for c in CANDIDATES if c.key in arguments.only or not arguments.only]
    compared = [c for c in chosen if not c.aside]
    levels = [int(n) for n in arguments.in_flight.split(",")]
    async with Load(server.conductor_url, server.metrics_url) as load:
        _say("warming Conductor up")
        await _round(server, load, CANDIDATES[-1], [50], WARM_UP_SECONDS, Figures())
        for number in range(arguments.rounds):
            # Each round in another order: whatever drifts meanwhile is nobody's advantage.
            shift = number % max(1, len(compared))
            for candidate in compared[shift:] + compared[:shift]:
                _say(f"round {number + 1}: {candidate.title}")
                await _round(server, load, candidate, levels, arguments.seconds, figures)
        for candidate in (c for c in chosen if c.aside):
            _say(f"aside: {candidate.title}")
            await _round(server, load, candidate, [50], arguments.seconds, figures)
        if not arguments.no_idle:
            for candidate in compared:
                _say(f"idle: {candidate.title}")
                await _idle(server, load, candidate, figures)


async def _round(
    server: Server,
    load: Load,
    candidate: Candidate,
    levels: list[int],
    seconds: float,
    figures: Figures,
) -> None:
    started = time.time()
    with candidate.running(server, IN_SEQUENCE) as usage:
        await _until_polled(load, IN_SEQUENCE, started)
        await load.run(10, ramp=0, seconds=1, patience=PATIENCE_SECONDS)
        for in_flight in levels:
            cpu: dict[str, float] = {}
            window = await load.run(
                in_flight,
                ramp=1,
                seconds=seconds,
                patience=PATIENCE_SECONDS,
                on_begin=usage.begin,
                on_end=lambda: cpu.update(usage.cpu_seconds()),  # noqa: B023
            )
            figures.add(candidate.key, in_flight, Level(window, cpu))


async def _idle(server: Server, load: Load, candidate: Candidate, figures: Figures) -> None:
    started, seconds = time.time(), 10.0
    with candidate.running(server, TYPES) as usage:
        await _until_polled(load, TYPES, started)
        await load.run(10, ramp=0, seconds=1, patience=PATIENCE_SECONDS)
        await asyncio.sleep(2)
        usage.begin()
        await asyncio.sleep(seconds)
        cpu = {name: used / seconds for name, used in usage.cpu_seconds().items()}
        figures.idle[candidate.key] = Idle(cpu, usage.memory())


async def _until_polled(load: Load, types: int, since: float) -> None:
    deadline = time.monotonic() + 60
    while not await load.polled_since(task_names(types), since):
        if time.monotonic() > deadline:
            raise LoadFailed("the candidate does not poll for every task type")
        await asyncio.sleep(0.2)


def _say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
