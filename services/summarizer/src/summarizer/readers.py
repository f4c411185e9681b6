"""Who reads a thread: a language model where one is configured, else the rules."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from openai import AsyncAzureOpenAI, AsyncOpenAI

from contracts.summaries import Summary
from contracts.threads import EmailMessage
from summarizer.domain.rules_reader import RULES, read_by_rules
from summarizer.model_reader import ModelReader
from summarizer.settings import Settings

OPENAI_URL = "https://api.openai.com/v1"


class Reader(Protocol):
    """Makes a summary of a thread."""

    name: str

    async def read(self, subject: str, messages: Sequence[EmailMessage]) -> Summary:
        """What the customer's messages (oldest first) ask for."""

    async def close(self) -> None:
        """Let connections go."""


class RulesReader:
    """Reads without a model: the same thread gives the same summary."""

    name = RULES

    async def read(self, subject: str, messages: Sequence[EmailMessage]) -> Summary:
        """What the customer's messages ask for, by rules alone."""
        # A long thread takes seconds, which the other tasks of this process need not wait for.
        return await asyncio.to_thread(read_by_rules, subject, messages)

    async def close(self) -> None:
        """Nothing to let go."""


def create_reader(settings: Settings) -> Reader:
    """Azure OpenAI where its endpoint and key are set, else OpenAI (or a server that speaks its
    protocol) where that key is set, else the rules. Nothing connects before the first thread."""
    deadline = settings.model_timeout_seconds * (settings.model_max_retries + 1)
    azure_key = settings.azure_openai_api_key.get_secret_value()
    openai_key = settings.openai_api_key.get_secret_value()
    if settings.azure_openai_endpoint and azure_key:
        deployment = settings.azure_openai_deployment_name
        azure = AsyncAzureOpenAI(
            azure_endpoint=settings.azure_openai_endpoint,
            azure_deployment=deployment,
            api_version=settings.azure_openai_api_version,
            api_key=azure_key,
            timeout=settings.model_timeout_seconds,
            max_retries=settings.model_max_retries,
        )
        return ModelReader(azure, deployment, deadline_seconds=deadline)
    if openai_key:
        plain = AsyncOpenAI(
            api_key=openai_key,
            # The client takes an empty OPENAI_BASE_URL, as a .env file may have it, for an address.
            base_url=settings.openai_base_url or OPENAI_URL,
            timeout=settings.model_timeout_seconds,
            max_retries=settings.model_max_retries,
        )
        return ModelReader(plain, settings.openai_model, deadline_seconds=deadline)
    return RulesReader()
