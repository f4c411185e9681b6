"""What quotes is configured by."""

from pathlib import Path
from typing import Annotated

from pydantic import DirectoryPath, Field, SecretStr

from chassis.settings import ServiceSettings
from quotes.domain.seller import Seller


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
    validity_days: Annotated[int, Field(ge=1, le=3650)] = 30

    pdf_workers: Annotated[int, Field(ge=1)] = 2
    """Processes that render PDFs; they start when the first one is asked for."""
    pdf_timeout_seconds: Annotated[int, Field(ge=1)] = 30
    """How long one PDF may take."""
    pdf_memory_megabytes: Annotated[int, Field(ge=384)] = 768
    """How much address space one of them may have."""

    notification_recipient: str = "sales@seller.example"
    notification_folder: Path = Path("outbox")
    """Where mails are put as `.eml` files while no SMTP server is configured."""
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_username: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_starttls: bool = True
    smtp_sender: str = "quotes@seller.example"

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
