"""The compose files, read as text: what can be wrong with them before Docker is there."""

import re
from pathlib import Path

import pytest

from bridge.settings import Settings as BridgeSettings
from gateway.settings import Settings as GatewaySettings
from pricing.settings import Settings as PricingSettings
from quotes.settings import Settings as QuotesSettings
from summarizer.settings import Settings as SummarizerSettings

ROOT = Path(__file__).parents[3]
MAIN = ROOT / "docker-compose.yml"
FILES = [MAIN, ROOT / "docker-compose.postgres.yml", ROOT / "deploy/observe/services.yml"]
UNITS = {"k": 2**10, "m": 2**20, "g": 2**30}
SETTINGS = (BridgeSettings, GatewaySettings, PricingSettings, QuotesSettings, SummarizerSettings)
COMPOSE_ONLY = {
    "API_ADDRESS",
    "CONDUCTOR_ADDRESS",
    "POSTGRES_PASSWORD",
    "SUMMARIZER_DB_PASSWORD",
    "PRICING_DB_PASSWORD",
    "QUOTES_DB_PASSWORD",
    "CONDUCTOR_DB_PASSWORD",
}


def services(file: Path) -> dict[str, str]:
    """The text of each service."""
    body = re.split(r"^(?:services|volumes):\n", file.read_text(), flags=re.MULTILINE)[1]
    parts = re.split(r"^  ([a-z-]+):\n", body, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def env_example() -> set[str]:
    lines = (ROOT / ".env.example").read_text()
    return set(re.findall(r"^#?([A-Z][A-Z0-9_]*)=", lines, re.MULTILINE))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_ports_are_published_on_the_loopback_address_by_default(file: Path) -> None:
    blocks = re.findall(r"^ +ports:(.*(?:\n +- .*)*)", file.read_text(), re.MULTILINE)
    published = [port for block in blocks for port in re.findall(r'"([^"]+)"', block)]
    loopback = r"(127\.0\.0\.1|\$\{[A-Z]+_ADDRESS:-127\.0\.0\.1\}):\d+:\d+"
    assert [port for port in published if not re.fullmatch(loopback, port)] == []
    assert sum(text.count("ports:") for text in services(file).values()) == len(blocks)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_images_of_others_have_a_version(file: Path) -> None:
    images = re.findall(r"image: (\S+)", file.read_text())
    assert [image for image in images if not re.search(r":v?\d+\.?\d*", image)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_mounted_or_extended_is_there(file: Path) -> None:
    text = file.read_text()
    paths = re.findall(r'[" ](\./[^:"]+):', text) + re.findall(r"file: ([^, ]+\.yml)", text)
    assert [path for path in paths if not (file.parent / path).exists()] == []


@pytest.mark.parametrize("service", ["conductor-server", "summarizer", "pricing", "quotes"])
def test_what_is_scaled_publishes_no_port(service: str) -> None:
    assert "ports:" not in services(MAIN)[service]


def test_every_variable_is_in_the_example_and_means_something() -> None:
    text = "".join(file.read_text() for file in FILES)
    used = set(re.findall(r"\$\{([A-Z0-9_]+)", text))
    used |= set(re.findall(r"^      ([A-Z0-9_]+):$", text, re.MULTILINE))
    assert used == env_example()
    known = {field.upper() for settings in SETTINGS for field in settings.model_fields}
    assert used - known == COMPOSE_ONLY


def test_a_secret_is_given_to_the_service_that_needs_it_only() -> None:
    holders = {
        "AZURE_OPENAI_API_KEY": {"summarizer"},
        "OPENAI_API_KEY": {"summarizer"},
        "SMTP_PASSWORD": {"quotes"},
        "CUSTOMER_LINK_SECRET": {"quotes"},
        "API_KEYS": {"backend"},
        "POSTGRES_PASSWORD": {"postgres"},
    }
    blocks = services(MAIN)
    for secret, allowed in holders.items():
        named = re.compile(rf"\b(?<!AZURE_){secret}\b")
        assert {name for name, text in blocks.items() if named.search(text)} == allowed, secret
    assert "env_file" not in MAIN.read_text()


def test_the_default_stack_fits_four_gigabytes() -> None:
    limits = {
        name: int(found[1]) * UNITS[found[2]]
        for name, text in services(MAIN).items()
        if (found := re.search(r"mem_limit: (\d+)([kmg])", text))
    }
    once = {"summarizer-migrations", "pricing-migrations", "quotes-migrations", "definitions"}
    on_request = {"prometheus", "grafana", "otel-collector", "jaeger"}
    assert set(services(MAIN)) - once - on_request == set(limits)
    assert sum(limits.values()) <= 4 * 2**30


def test_every_image_that_is_built_has_its_lock_and_its_source() -> None:
    arguments = re.findall(r"args: \{ SERVICE: (\w+)(?:, SOURCE: (\w+))? \}", MAIN.read_text())
    assert {service for service, _ in arguments} == {
        lock.stem for lock in (ROOT / "requirements/services").glob("*.txt")
    } - {"build"}
    for service, source in arguments:
        assert (ROOT / (source or f"services/{service}") / "pyproject.toml").exists()


def test_what_the_dockerfile_copies_is_not_ignored() -> None:
    dockerfile = (ROOT / "deploy/Dockerfile").read_text()
    copied = re.findall(r"^COPY (?!--from)(\S+)", dockerfile, re.MULTILINE)
    kept = re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
    sources = {source for source in copied if not source.startswith("$")}
    assert {s for s in sources if not any(s.startswith(k) for k in kept)} == set()
    assert {".env", ".git", "*"} & set((ROOT / ".dockerignore").read_text().split()) == {"*"}
