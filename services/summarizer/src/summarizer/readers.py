"""Who reads a thread: a language model where one is configured, else the rules."""

from collections.abc import Sequence
from typing import Protocol

from openai import AsyncAzureOpenAI, AsyncOpenAI

from chassis.database import Database
from contracts.summaries import Summary
from contracts.threads import EmailMessage
from summarizer.model_client import Limits, ModelClient
from summarizer.model_ledger import ModelLedger
from summarizer.model_reader import ModelReader
from summarizer.rules_reader import RulesReader
from summarizer.settings import Settings

OPENAI_URL = "https://api.openai.com/v1"


class Reader(Protocol):
    """Makes a summary of a thread."""

    name: str

    async def read(self, thread_id: int, subject: str, messages: Sequence[EmailMessage]) -> Summary:
        """What the customer's messages (oldest first) ask for."""

    async def close(self) -> None:
        """Let connections go."""


def create_reader(settings: Settings, database: Database) -> Reader:
    """Azure OpenAI where its endpoint and key are set, else OpenAI (or a server that speaks its
    protocol) where that key is set, else the rules. Nothing connects before the first thread."""
    rules = RulesReader(settings.summary_language, settings.read_timeout_seconds)
    named = _client(settings)
    if named is None:
        return rules
    client, model = named
    limits = Limits(
        output_tokens=settings.model_max_output_tokens,
        retries=settings.model_max_retries,
        attempt_seconds=settings.model_timeout_seconds,
        deadline_seconds=settings.model_deadline_seconds,
    )
    ledger = ModelLedger(
        database, settings.model_budget, attempt_seconds=settings.model_timeout_seconds
    )
    return ModelReader(
        ModelClient(client, model, limits, ledger),
        rules,
        max_input_tokens=settings.model_max_input_tokens,
        redaction=settings.redaction,
        summary_language=settings.summary_language,
    )


def _client(settings: Settings) -> tuple[AsyncOpenAI, str] | None:
    """A client and its model. It does not try again by itself: each attempt is booked."""
    azure_key = settings.azure_openai_api_key.get_secret_value()
    openai_key = settings.openai_api_key.get_secret_value()
    if settings.azure_openai_endpoint and azure_key:
        deployment = settings.azure_openai_deployment_name
        azure = AsyncAzureOpenAI(
            azure_endpoint=settings.azure_openai_endpoint,
            azure_deployment=deployment,
            api_version=settings.azure_openai_api_version,
            api_key=azure_key,
            max_retries=0,
        )
        return azure, deployment
    if openai_key:
        # The client takes an empty OPENAI_BASE_URL, as a .env file may have it, for an address.
        url = settings.openai_base_url or OPENAI_URL
        plain = AsyncOpenAI(api_key=openai_key, base_url=url, max_retries=0)
        return plain, settings.openai_model
    return None
