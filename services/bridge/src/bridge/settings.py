"""What the bridge is configured by."""

from typing import Annotated

from pydantic import Field

from chassis.settings import HttpSettings


class Settings(HttpSettings):
    """Where Conductor and Redis are, and how much to take at a time."""

    conductor_url: str = "http://127.0.0.1:8080/api"
    redis_url: str = "redis://127.0.0.1:6379/0"
    task_types: list[str] = ["*"]
    """Which task definitions to serve: names or shell patterns."""
    poll_timeout_ms: Annotated[int, Field(ge=0, le=5000)] = 1_000
    """How long Conductor holds a poll open when there is no task; it refuses more than 5 s."""
    definitions_refresh_seconds: Annotated[float, Field(gt=0)] = 10.0
    recovery_seconds: Annotated[float, Field(gt=0)] = 5.0
    """How long a task may be missing from the streams before it is published again."""
    reclaim_after_seconds: Annotated[float, Field(gt=1)] = 5.0
    """A result that another bridge read and did not report is taken over after this long."""
    conductor_queue_prefix: str = ""
    """Conductor's `conductor.redis.queueNamespacePrefix`, where its queues lie in this Redis too:
    then sub-workflow steps that a killed server had begun are given back to it."""
