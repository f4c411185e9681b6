"""What a service counts of its tasks, for Prometheus; docs/runbook.md says what to make of it."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from chassis.task_handler import Failure
from contracts.task import TaskResult

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)


class TaskMetrics:
    """Per task definition: delivered, waited, worked on, ended, failed, given up."""

    def __init__(self, registry: CollectorRegistry) -> None:
        def counter(name: str, text: str, *labels: str) -> Counter:
            return Counter(f"quotewright_{name}", text, labels, registry=registry)

        def histogram(name: str, text: str) -> Histogram:
            return Histogram(
                f"quotewright_{name}", text, ["task"], registry=registry, buckets=SECONDS
            )

        self._deliveries = counter("deliveries", "Tasks delivered to this process", "task")
        self._redeliveries = counter("redeliveries", "Of those, not for the first time", "task")
        self._tasks = counter("tasks", "Tasks by outcome", "task", "status")
        self._failures = counter("task_failures", "Tasks that failed, by kind", "task", "kind")
        self._dead_letters = counter("dead_letters", "Entries given up", "stream")
        self._wait = histogram("task_wait_seconds", "From publication to its handler's start")
        self.seconds = histogram("task_seconds", "Time a handler took")
        self._in_flight = Gauge(
            "quotewright_tasks_in_flight", "Tasks worked on now", ["task"], registry=registry
        )

    def watch(self, task: str, in_flight: Callable[[], int]) -> None:
        """Show a definition's figures from the beginning, also while they are zero."""
        self._deliveries.labels(task)
        self._redeliveries.labels(task)
        self._in_flight.labels(task).set_function(in_flight)

    def delivered(self, task: str, times: int, waited_seconds: float) -> None:
        """A task was delivered, the how manieth time, how long after its publication."""
        self._deliveries.labels(task).inc()
        if times > 1:
            self._redeliveries.labels(task).inc()
        self._wait.labels(task).observe(max(0.0, waited_seconds))

    def ended(self, result: TaskResult) -> None:
        """A task has a result."""
        self._tasks.labels(result.task_definition_name, result.status.value).inc()

    def failed(self, task: str, kind: Failure) -> None:
        """A task has failed."""
        self._failures.labels(task, kind.value).inc()

    def given_up(self, stream: str) -> None:
        """An entry has become a dead letter."""
        self._dead_letters.labels(stream).inc()
