"""What the bridge is configured by."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, SecretStr, model_validator

from chassis.settings import HttpSettings


class Settings(HttpSettings):
    """Where Conductor and Redis are, and how much to take at a time."""

    conductor_url: str = "http://127.0.0.1:8080/api"
    conductor_auth_key: str = ""
    conductor_auth_secret: SecretStr = SecretStr("")
    """For a server that gives a token for a key (`POST /token`); both or neither."""
    conductor_headers: dict[str, SecretStr] = {}
    """Sent with every call, for a proxy that asks for them: `{"Authorization": "Bearer …"}`."""
    conductor_ca_file: Path | None = None
    """PEM certificates to trust where Conductor's is not signed by a public authority."""
    redis_url: str = "redis://127.0.0.1:6379/0"
    """With login and TLS: `rediss://user:password@host:6380/0?ssl_ca_certs=/etc/ca.pem`."""
    task_types: list[str] = ["*"]
    """Which task definitions to serve: names, registered or not, or shell patterns."""
    task_domains: list[str] = []
    """Domains to serve beside tasks without one: Conductor's `taskToDomain`."""
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
    conductor_database_prefix: str = ""
    """What the keys of Conductor's database begin with, where that is this Redis too: its
    `conductor.redis.workflowNamespacePrefix`, a dot, and `conductor.app.stack`, which is `test`
    unless somebody set it. Then tasks that a killed server noted and did not store are scheduled
    anew."""

    @model_validator(mode="after")
    def _key_with_secret(self) -> Self:
        if bool(self.conductor_auth_key) != bool(self.conductor_auth_secret.get_secret_value()):
            raise ValueError("CONDUCTOR_AUTH_KEY and CONDUCTOR_AUTH_SECRET belong together")
        return self

    @model_validator(mode="after")
    def _ca_file_is_there(self) -> Self:
        if self.conductor_ca_file is not None and not self.conductor_ca_file.is_file():
            raise ValueError(f"CONDUCTOR_CA_FILE: there is no file {self.conductor_ca_file}")
        return self
