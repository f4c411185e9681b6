"""The product itself: quotes a second, from a thread to its PDF, and where the time goes."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console

from bench.load import Load, Window
from bench.report import percentile
from bench.server import free_port
from bench.usage import Usage
from quotewright.client import Client
from quotewright.local.jar import conductor_jar
from quotewright.local.java import find_java
from quotewright.local.settings import REPOSITORY, LocalSettings, Ports
from quotewright.local.stack import Stack

QUOTE = "quote_generation_workflow"
SAMPLES = REPOSITORY / "samples"
IN_FLIGHT = 8
WARM_UP_SECONDS = 20.0


@dataclass
class Pipeline:
    """One window of quotes, and the CPU seconds of each process in it."""

    window: Window
    cpu: dict[str, float]
    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    works: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def quotes(self) -> float:
        """Quotes a second: as many as ended in the window."""
        return self.window.workflows / self.window.seconds


def measure_pipeline(folder: Path, seconds: float) -> Pipeline:
    """Start the whole product on free ports, and keep some quotes in flight."""
    defaults = LocalSettings()
    ports = Ports(**{name: free_port() for name in Ports.model_fields})
    settings = LocalSettings(ports=ports, data=folder / "product")
    jar = conductor_jar(defaults.cache, defaults.conductor_jar, Console(stderr=True))
    with Stack(settings, jar=jar, java=find_java()).running() as stack:
        with Client(stack.gateway_url) as client:
            client.import_catalog(SAMPLES / "catalog.csv", replace=True)
            client.import_mail(sorted((SAMPLES / "threads").glob("*.eml")))
        return asyncio.run(_measure(stack, seconds))


async def _measure(stack: Stack, seconds: float) -> Pipeline:
    usage = Usage({name: p.pid for name, p in stack.processes.items() if p.pid})
    cpu: dict[str, float] = {}
    metrics_url = stack.conductor_url.removesuffix("/api") + "/actuator/prometheus"
    async with Load(stack.conductor_url, metrics_url, QUOTE, {"thread_id": 1}) as load:
        await load.run(IN_FLIGHT, ramp=0, seconds=WARM_UP_SECONDS, patience=60)
        window = await load.run(
            IN_FLIGHT,
            ramp=2,
            seconds=seconds,
            patience=60,
            on_begin=usage.begin,
            on_end=lambda: cpu.update(usage.cpu_seconds()),
        )
        pipeline = Pipeline(window, cpu)
        for document in window.documents:
            await _add_steps(load, document, pipeline)
    return pipeline


async def _add_steps(load: Load, document: dict[str, Any], pipeline: Pipeline) -> None:
    for task in document["tasks"]:
        name = task["referenceTaskName"]
        pipeline.waits[name].append(task["startTime"] - task["scheduledTime"])
        pipeline.works[name].append(task["endTime"] - task["startTime"])
        if task.get("subWorkflowId"):
            inner = await load.document(task["subWorkflowId"])
            for step in inner["tasks"]:
                step["referenceTaskName"] = f"{name} / {step['referenceTaskName']}"
            await _add_steps(load, inner, pipeline)


def report_pipeline(pipeline: Pipeline) -> str:
    """The tables, as Markdown."""
    window = pipeline.window
    total = median(window.latencies)
    lines = [
        f"### The product, {IN_FLIGHT} quotes in flight",
        "",
        f"- quotes/s: {pipeline.quotes:.1f}",
        "- thread to PDF and notification, ms: "
        + ", ".join(f"p{p} {percentile(window.latencies, p):.0f}" for p in (50, 95, 99)),
        "",
        "| step | waits p50, ms | at work p50, ms | of a quote's time, % |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name, works in pipeline.works.items():
        waits = pipeline.waits[name]
        share = (median(waits) + median(works)) / total * 100
        inner = "" if " / " in name else f"{share:.0f}"
        lines.append(f"| {name} | {median(waits):.0f} | {median(works):.0f} | {inner} |")
    lines += ["", "| process | CPU, ms a quote |", "| --- | ---: |"]
    quotes = max(1, window.workflows)
    lines += [f"| {name} | {used * 1000 / quotes:.0f} |" for name, used in pipeline.cpu.items()]
    return "\n".join(lines)
