"""A model that answers what a test wants, for the summarizer."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from chassis.migrations import upgrade
from chassis.settings import sqlite_url
from summarizer.app import MIGRATIONS
from summarizer.settings import Settings
from support.model_answers import KEY, SettingsOf
from support.openai_server import OpenAIServer


@pytest.fixture
async def server() -> AsyncIterator[OpenAIServer]:
    """A server that speaks OpenAI's protocol."""
    async with OpenAIServer().running() as running:
        yield running


@pytest.fixture
def plain(server: OpenAIServer, tmp_path: Path) -> SettingsOf:
    """OpenAI's way to the server, on an empty database, without retries."""
    url = sqlite_url(tmp_path / "summarizer.db")
    upgrade(MIGRATIONS, url)

    def make(**fields: Any) -> Settings:
        usual: dict[str, Any] = {
            "database_url": url,
            "openai_api_key": SecretStr(KEY),
            "openai_base_url": f"{server.url}/v1",
            "openai_model": "gpt-test",
            "model_max_retries": 0,
        }
        return Settings(**(usual | fields))

    return make


@pytest.fixture
def azure(plain: SettingsOf, server: OpenAIServer) -> SettingsOf:
    """Azure's way to the same server."""

    def make(**fields: Any) -> Settings:
        return plain(
            azure_openai_endpoint=server.url,
            azure_openai_api_key=SecretStr(KEY),
            azure_openai_deployment_name="our-gpt",
            azure_openai_api_version="2024-10-21",
            openai_api_key=SecretStr("not this one"),
            **fields,
        )

    return make


@pytest.fixture(params=["openai", "azure"])
def settings_of(request: pytest.FixtureRequest) -> SettingsOf:
    """Both ways, one after the other."""
    name = "plain" if request.param == "openai" else "azure"
    made: SettingsOf = request.getfixturevalue(name)
    return made
