"""What the summarizer is configured by."""

from typing import Annotated

from pydantic import Field, SecretStr

from chassis.settings import ServiceSettings


class Settings(ServiceSettings):
    """Azure OpenAI where its endpoint and key are set, else OpenAI (or a server that speaks its
    protocol) where that key is set, else the reader by rules."""

    database_url: str = "sqlite+aiosqlite:///summarizer.db"
    max_body_bytes: Annotated[int, Field(gt=0)] = 110_000_000
    seller_domains: list[str] = ["seller.example"]
    """Mail from these domains is ours, all other is the customer's (or a robot's)."""
    seller_name: str = "Northgate Supply"
    """Whom a mail to a customer is signed by."""
    max_mail_bytes: Annotated[int, Field(gt=0)] = 25_000_000
    """A larger message is refused; so is an upload of more than four times as much."""
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
    model_max_retries: Annotated[int, Field(ge=0)] = 2
