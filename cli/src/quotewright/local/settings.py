"""Where the stack on this machine listens and keeps its data."""

import os
from pathlib import Path
from typing import Literal

from dotenv import dotenv_values
from platformdirs import user_cache_path
from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

REPOSITORY = Path(__file__).parents[4]


class Ports(BaseModel):
    """One port a process, all on the loopback address."""

    gateway: int = 8000
    summarizer: int = 8001
    pricing: int = 8002
    quotes: int = 8003
    bridge: int = 8004
    conductor: int = 8080
    redis: int = 6390


class LocalSettings(BaseSettings):
    """`PORTS__CONDUCTOR=9080 make run` moves a port; the rest as named."""

    model_config = SettingsConfigDict(env_nested_delimiter="__", extra="ignore")

    ports: Ports = Ports()
    data: Path = REPOSITORY / "var" / "run"
    """Databases, logs and notifications of `make run`."""
    cache: Path = user_cache_path("quotewright")
    conductor_jar: Path | None = None
    """A boot jar that is here already."""
    conductor_database: Literal["sqlite", "redis"] = "sqlite"
    """Where it keeps executions. In Redis it is several times faster and has no index: without
    one there is no search, and a start whose answer was lost in a crash is not found again."""
    conductor_memory: str = Field("768m", pattern=r"^\d+[mg]$")
    start_seconds: float = 240.0
    """How long everything may take to be healthy. Conductor takes most of it: 30 s and more."""


def service_environment() -> dict[str, str]:
    """This process' environment with the repository's `.env` under it."""
    file = {key: value for key, value in dotenv_values(REPOSITORY / ".env").items() if value}
    return file | dict(os.environ)
