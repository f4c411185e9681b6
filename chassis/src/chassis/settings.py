"""What every service is configured by. Each service adds its own in its `settings.py`."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class HttpSettings(BaseSettings):
    """Any process that answers HTTP."""

    model_config = SettingsConfigDict(extra="ignore")

    app_env: str = "development"
    debug: bool = False
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = "INFO"
    host: str = "127.0.0.1"
    """The address to listen on: loopback unless the operator says otherwise."""
    port: int = 8000
    otel_exporter_otlp_endpoint: str = ""
    """Where spans are sent by OTLP over HTTP, as `http://collector:4318`; empty: nowhere."""
    max_body_bytes: Annotated[int, Field(gt=0)] = 8_000_000
    """A larger request is refused; services that take files in have room for them."""

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value


class TaskSettings(HttpSettings):
    """A service that takes tasks from streams."""

    redis_url: str = "redis://127.0.0.1:6379/0"
    task_domain: str = ""
    """Take the tasks of this domain (Conductor's `taskToDomain`), and no others."""
    task_concurrency: Annotated[int, Field(ge=1)] = 4
    """How many tasks of one definition this process works on at a time."""
    task_concurrency_by_type: dict[str, Annotated[int, Field(ge=1)]] = {}
    """Where a task definition is to have another number: `{"generate_pdf": 2}`."""
    reclaim_after_seconds: Annotated[float, Field(gt=0)] = 5.0
    """A delivery that nobody kept alive for this long is taken over from whoever had it."""
    longest_task_seconds: Annotated[float, Field(gt=0)] = 3_600.0
    """A handler that takes longer is stopped; so is one that takes nine tenths of what Conductor
    waits for it (the definition's `responseTimeoutSeconds`)."""
    max_deliveries: Annotated[int, Field(ge=1)] = 5
    """After this many deliveries without an outcome an entry goes to the dead-letter stream."""
    startup_seconds: Annotated[float, Field(ge=0)] = 0.0
    """How long database and Redis may take to be there once the process starts."""
    shutdown_seconds: Annotated[float, Field(gt=0)] = 20.0
    """How long running tasks may take to finish once the process is told to stop."""

    def concurrency_of(self, task_definition_name: str) -> int:
        """How many tasks of this definition this process works on at a time."""
        return self.task_concurrency_by_type.get(task_definition_name, self.task_concurrency)


class ServiceSettings(TaskSettings):
    """A service that keeps a database, too."""

    database_url: str
    """SQLAlchemy's form: `sqlite+aiosqlite:///file` or `postgresql+asyncpg://user:pw@host/db`."""


def sqlite_url(path: Path) -> str:
    """The database URL of a SQLite file."""
    return f"sqlite+aiosqlite:///{path}"
