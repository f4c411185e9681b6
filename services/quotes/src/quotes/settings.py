"""What quotes is configured by."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Final, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, DirectoryPath, Field, FilePath, SecretStr, model_validator

from chassis.settings import ServiceSettings
from quotes.domain.approval import ApprovalPolicy
from quotes.domain.numbering import NumberPattern, Reset
from quotes.domain.rules import IssuingRules
from quotes.domain.seller import Seller


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError):
        raise ValueError("no such time zone: use a name such as Europe/Berlin or UTC") from None
    return name


def _http(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise ValueError("it begins with http:// or https://")
    return url.rstrip("/")


def _http_or_nothing(url: str) -> str:
    return _http(url) if url else ""


Address = Annotated[str, AfterValidator(_http)]
SHORTEST_SECRET: Final = 32


class Settings(ServiceSettings):
    """Who sells, how long a quote holds, and where notifications go."""

    database_url: str = "sqlite+aiosqlite:///quotes.db"
    seller_name: str = "Northgate Supply"
    seller_address: str = "Harbour Road 12, 20457 Hamburg, Germany"
    seller_email: str = "sales@seller.example"
    seller_phone: str = "+49 40 5550 100"
    seller_tax_id: str = "DE000000000"
    quote_terms: str = (
        "Prices are net of tax unless stated. Delivery within ten working days of order. "
        "Payment within 30 days of invoice. Our general terms of sale apply."
    )
    quote_theme: DirectoryPath | None = None
    """A folder with whatever differs from the built-in look; docs/documents.md lists the files."""
    seller_time_zone: Annotated[str, AfterValidator(_zone)] = "UTC"
    """IANA's name of the zone in which a quote's last day ends."""
    validity_days: Annotated[int, Field(ge=1, le=3650)] = 30
    quote_number_pattern: str = "Q-{YYYY}{MM}{DD}-{NNN}"
    """`{YYYY}`, `{YY}`, `{MM}`, `{DD}` of the UTC day, and one counter `{NNN}`."""
    quote_number_reset: Reset = Reset.DAILY
    reminder_days: list[Annotated[int, Field(ge=1)]] = [3]
    """So many days before a quote expires the salesperson is reminded of it."""

    approval_discount_limit: Annotated[Decimal, Field(ge=0, le=1)] = Decimal("0.15")
    """A quote with a larger discount waits for somebody's approval."""
    approval_hours: Annotated[float, Field(gt=0)] = 72.0
    """Without an answer for so long a quote is not approved."""
    bridge_url: Annotated[str, AfterValidator(_http_or_nothing)] = ""
    """The bridge: before a quote is approved it is asked whether the workflow still waits for that.
    Empty: it is not."""
    public_url: Address = "http://localhost:8000"
    """Where people reach the gateway: what links in mails begin with."""

    customer_link_secret: SecretStr = SecretStr("")
    """What customers' links are signed with; empty: there is no page for customers."""
    customer_link_days: Annotated[int, Field(ge=0, le=3650)] = 30
    """How long after a quote's last day its link still tells what became of it."""

    pdf_workers: Annotated[int, Field(ge=1)] = 2
    """Processes that render PDFs; they start when the first one is asked for."""
    pdf_timeout_seconds: Annotated[int, Field(ge=1)] = 30
    """How long one PDF may take."""
    pdf_memory_megabytes: Annotated[int, Field(ge=384)] = 768
    """How much address space one of them may have."""

    delivery_seconds: Annotated[float, Field(ge=1, le=3600)] = 60.0
    """How long one mail or webhook may take; twice that after its process died another takes it."""
    customer_notification: bool = False
    """Whether the customer is sent the quote once it is approved."""
    clarification_notification: bool = False
    """Whether the customer is asked by mail about what could not be priced."""
    notification_recipient: str = "sales@seller.example"
    notification_folder: Path = Path("outbox")
    """Where mails are put as `.eml` files while no SMTP server is configured."""
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_username: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_starttls: bool = True
    smtp_tls: bool = False
    """TLS from the first byte (port 465) instead of STARTTLS."""
    smtp_ca_file: FilePath | None = None
    """Certificates to trust instead of the system's."""
    smtp_sender: str = "quotes@seller.example"

    webhook_urls: list[Address] = []
    """Who is told of every event."""
    webhook_secret: SecretStr = SecretStr("")
    webhook_attempts: Annotated[int, Field(ge=1)] = 12
    """Then a call is given up until somebody sends it again."""

    @model_validator(mode="after")
    def _numbers_can_be_told_apart(self) -> Self:
        NumberPattern(self.quote_number_pattern, self.quote_number_reset)
        if self.webhook_urls and not self.webhook_secret.get_secret_value():
            raise ValueError("WEBHOOK_URLS needs WEBHOOK_SECRET: calls are signed with it")
        return self

    @model_validator(mode="after")
    def _customers_can_answer_what_they_are_sent(self) -> Self:
        secret = self.customer_link_secret.get_secret_value()
        if secret and len(secret) < SHORTEST_SECRET:
            raise ValueError(
                f"CUSTOMER_LINK_SECRET must have {SHORTEST_SECRET} characters or more: whoever "
                "guesses it can accept quotes"
            )
        if self.customer_notification and not secret:
            raise ValueError(
                "CUSTOMER_NOTIFICATION needs CUSTOMER_LINK_SECRET: customers are sent a link"
            )
        return self

    @property
    def has_customer_page(self) -> bool:
        """Whether customers can see and answer their quotes."""
        return bool(self.customer_link_secret.get_secret_value())

    @property
    def rules(self) -> IssuingRules:
        """How quotes are issued."""
        return IssuingRules(
            pattern=NumberPattern(self.quote_number_pattern, self.quote_number_reset),
            validity_days=self.validity_days,
            zone=ZoneInfo(self.seller_time_zone),
            approval=ApprovalPolicy(self.approval_discount_limit),
            approval_time=timedelta(hours=self.approval_hours),
            reminders=tuple(timedelta(days=days) for days in self.reminder_days),
        )

    @property
    def seller(self) -> Seller:
        """The firm that quotes are issued by."""
        return Seller(
            name=self.seller_name,
            address=self.seller_address,
            email=self.seller_email,
            phone=self.seller_phone,
            tax_id=self.seller_tax_id,
            terms=self.quote_terms,
            theme=self.quote_theme,
        )
