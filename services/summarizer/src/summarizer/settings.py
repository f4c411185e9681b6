"""What the summarizer is configured by."""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import Field, SecretStr

from chassis.settings import ServiceSettings
from summarizer.domain.model_usage import Budget, TokenPrices
from summarizer.domain.redaction import Redacted, Redaction
from summarizer.domain.summary_texts import DEFAULT, Language


class Settings(ServiceSettings):
    """Azure OpenAI where its endpoint and key are set, else OpenAI (or a server that speaks its
    protocol) where that key is set, else the reader by rules."""

    database_url: str = "sqlite+aiosqlite:///summarizer.db"
    max_body_bytes: Annotated[int, Field(gt=0)] = 110_000_000
    seller_domains: list[str] = ["seller.example"]
    """Mail from these domains is ours, all other is the customer's (or a robot's)."""
    seller_name: str = "Northgate Supply"
    """Whom a mail to a customer is signed by."""
    summary_language: Language = DEFAULT
    """What the seller's team reads: the language of a summary's text."""
    max_mail_bytes: Annotated[int, Field(gt=0)] = 25_000_000
    """A larger message is refused; so is an upload of more than four times as much."""
    mail_timeout_seconds: Annotated[int, Field(gt=0)] = 15
    mail_memory_bytes: Annotated[int, Field(ge=200_000_000)] = 1_000_000_000
    """What one message may cost: one that costs more is read without its files, or refused."""
    read_timeout_seconds: Annotated[int, Field(gt=0)] = 30
    """How long reading one thread by rules may take, of a processor's time."""
    max_thread_chars: Annotated[int, Field(gt=0)] = 400_000
    """A thread's cleaned text beyond this is cut, oldest first, and the summary says so:
    Conductor refuses a task whose payload passes 3 MB."""

    azure_openai_endpoint: str = ""
    azure_openai_api_key: SecretStr = SecretStr("")
    azure_openai_deployment_name: str = "gpt-4o"
    azure_openai_api_version: str = "2024-10-21"
    openai_api_key: SecretStr = SecretStr("")
    openai_base_url: str = ""
    openai_model: str = "gpt-4o"

    model_timeout_seconds: Annotated[float, Field(gt=0)] = 60.0
    """Of one attempt."""
    model_max_retries: Annotated[int, Field(ge=0)] = 2
    model_deadline_seconds: Annotated[float, Field(gt=0, le=200)] = 150.0
    """Of all attempts with the waits between them: Conductor gives the task 240 s."""
    model_max_input_tokens: Annotated[int, Field(ge=2_000)] = 60_000
    """Of one call, estimated: of a longer thread the newest part is shown."""
    model_max_output_tokens: Annotated[int, Field(ge=200)] = 8_000
    model_max_thread_tokens: Annotated[int, Field(ge=0)] = 500_000
    """Of all calls about one thread, failures included."""
    model_max_thread_cost: Annotated[Decimal, Field(ge=0)] = Decimal(1)
    """The same in money, in the currency of the prices."""
    model_input_price: Annotated[Decimal, Field(ge=0)] = Decimal("2.50")
    """Of a million tokens, as the following two."""
    model_cached_input_price: Annotated[Decimal, Field(ge=0)] = Decimal("1.25")
    model_output_price: Annotated[Decimal, Field(ge=0)] = Decimal("10.00")
    model_redact: list[Redacted] = list(Redacted)
    """What is masked before a thread leaves this machine."""
    model_redact_patterns: list[re.Pattern[str]] = []
    """Regular expressions for whatever else is to be masked."""

    @property
    def model_budget(self) -> Budget:
        """What one thread may take, and how it is reckoned."""
        prices = TokenPrices(
            input=self.model_input_price,
            cached_input=self.model_cached_input_price,
            output=self.model_output_price,
        )
        return Budget(self.model_max_thread_tokens, self.model_max_thread_cost, prices)

    @property
    def redaction(self) -> Redaction:
        """What a model is not to see."""
        return Redaction(tuple(self.model_redact), tuple(self.model_redact_patterns))
