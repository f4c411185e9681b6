"""What the bridge counts, for Prometheus; docs/runbook.md says what to make of it."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """Per task definition: waiting, taken, in the stream, reported, failed, lost and found."""

    def __init__(self, registry: CollectorRegistry) -> None:
        def counter(name: str, text: str, *labels: str) -> Counter:
            return Counter(f"quotewright_bridge_{name}", text, labels, registry=registry)

        def gauge(name: str, text: str, *labels: str) -> Gauge:
            return Gauge(f"quotewright_bridge_{name}", text, labels, registry=registry)

        self.polls = counter("polls", "Polls that Conductor answered", "task")
        self.polled = counter("polled_tasks", "Tasks taken from Conductor", "task")
        self.poll_errors = counter(
            "poll_errors", "Polls or publications that failed", "task", "kind"
        )
        self.results = counter("results", "Results reported to Conductor", "task", "status")
        self.update_seconds = Histogram(
            "quotewright_bridge_update_seconds",
            "Time Conductor took to accept a result, its failures too",
            ["task"],
            registry=registry,
            buckets=SECONDS,
        )
        self.update_errors = counter(
            "update_errors", "Reports that Conductor did not take", "task", "kind"
        )
        self.dead_letters = counter("dead_letters", "Results that cannot be reported")
        self.recovered = counter("recovered_tasks", "Tasks found missing, published again", "task")
        self.mended = counter(
            "mended", "Steps that Conductor had lost itself, given back to it", "loss"
        )
        self.concurrency = gauge(
            "concurrency", "Tasks that live consumers work on at a time", "task"
        )
        self.unfinished = gauge(
            "unfinished_tasks", "Tasks in the stream that have no result", "task"
        )
        self.waiting = gauge("waiting_tasks", "Tasks in Conductor's queue", "task")
        self.oldest = gauge("oldest_entry_seconds", "Age of a stream's oldest entry", "stream")
        self.entries = gauge("stream_entries", "Entries of a stream, in hand or not", "stream")
        self.pending = gauge("pending_entries", "Entries that a consumer has in hand", "stream")
        self.dead_letters_kept = gauge("dead_letters_kept", "Dead letters of a stream", "stream")
        self.loop_failures = counter("loop_failures", "Ends of a loop that nobody foresaw", "loop")
