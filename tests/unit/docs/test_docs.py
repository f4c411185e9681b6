"""What the documentation names exists."""

import re
from pathlib import Path

import pytest

from bridge.settings import Settings as BridgeSettings
from chassis.settings import HttpSettings, ServiceSettings
from gateway.settings import Settings as GatewaySettings
from pricing.settings import Settings as PricingSettings
from quotes.settings import Settings as QuotesSettings
from quotewright.local.settings import LocalSettings, Ports
from summarizer.settings import Settings as SummarizerSettings

ROOT = Path(__file__).parents[3]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "services").rglob("*.md")]
SETTINGS: list[type[HttpSettings] | type[LocalSettings]] = [
    BridgeSettings,
    GatewaySettings,
    HttpSettings,
    LocalSettings,
    PricingSettings,
    QuotesSettings,
    ServiceSettings,
    SummarizerSettings,
]
ELSEWHERE = {
    "MAVEN_REPOSITORY",
    "QUOTEWRIGHT_API_KEY",
    "QUOTEWRIGHT_URL",
    "XDG_CACHE_HOME",
    "API_KEYS",
}
NAME = re.compile(r"`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=[^`]*)?`")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def configured() -> set[str]:
    names = {field.upper() for settings in SETTINGS for field in settings.model_fields}
    return names | {f"PORTS__{port.upper()}" for port in Ports.model_fields} | ELSEWHERE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    broken = [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()]
    assert broken == []


def test_the_variables_of_the_configuration_page_exist() -> None:
    named = set(NAME.findall((ROOT / "docs" / "configuration.md").read_text()))
    assert named - configured() == set()


@pytest.mark.parametrize(
    "settings",
    [BridgeSettings, GatewaySettings, PricingSettings, QuotesSettings, SummarizerSettings],
    ids=lambda settings: settings.__module__,
)
def test_every_setting_is_on_the_configuration_page(settings: type[HttpSettings]) -> None:
    text = (ROOT / "docs" / "configuration.md").read_text()
    assert {f.upper() for f in settings.model_fields if f.upper() not in text} == set()


def test_the_make_targets_that_documents_name_exist() -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        target for page in PAGES for target in re.findall(r"`make ([a-z0-9-]+)`", page.read_text())
    }
    assert named - targets == set()
