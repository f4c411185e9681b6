"""What the bridge counts."""

from prometheus_client import CollectorRegistry, Counter, Gauge


class Metrics:
    """Per task definition: taken, waiting, reported, lost and found."""

    def __init__(self, registry: CollectorRegistry) -> None:
        def counter(name: str, text: str, *labels: str) -> Counter:
            return Counter(f"quotewright_bridge_{name}", text, labels, registry=registry)

        def gauge(name: str, text: str) -> Gauge:
            return Gauge(f"quotewright_bridge_{name}", text, ["task"], registry=registry)

        self.polled = counter("polled_tasks", "Tasks taken from Conductor", "task")
        self.poll_errors = counter("poll_errors", "Polls or publications that failed", "task")
        self.results = counter("results", "Results reported to Conductor", "task", "status")
        self.update_errors = counter("update_errors", "Reports that Conductor did not take")
        self.dead_letters = counter("dead_letters", "Results that cannot be reported")
        self.recovered = counter("recovered_tasks", "Tasks found missing, published again", "task")
        self.concurrency = gauge("concurrency", "Tasks that live consumers work on at a time")
        self.unfinished = gauge("unfinished_tasks", "Tasks in the stream that have no result")
