"""Small decisions of the stack on one machine."""

import socket
from pathlib import Path

import pytest

from quotewright.errors import NotReady
from quotewright.local.checks import check_machine
from quotewright.local.java import parse_version
from quotewright.local.settings import LocalSettings, Ports
from quotewright.register import _differences
from support.ports import free_port


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('openjdk version "25.0.2" 2026-01-20', 25),
        ('java version "1.8.0_292"', 8),
        ("command not found", None),
    ],
)
def test_the_version_of_java_is_read(text: str, version: int | None) -> None:
    assert parse_version(text) == version


def test_a_port_in_use_is_named_with_its_remedy(tmp_path: Path) -> None:
    ports = {name: free_port() for name in Ports.model_fields}
    with socket.create_server(("127.0.0.1", ports["conductor"])):
        settings = LocalSettings(ports=Ports(**ports), data=tmp_path)
        with pytest.raises(NotReady, match=f"Port {ports['conductor']} .*PORTS__CONDUCTOR="):
            check_machine(settings)
    check_machine(settings)


def test_a_missing_program_is_named_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ports = Ports(**{name: free_port() for name in Ports.model_fields})
    with pytest.raises(NotReady, match="apt-get install redis-server"):
        check_machine(LocalSettings(ports=ports, data=tmp_path))


def test_a_definition_that_the_server_changed_is_found() -> None:
    wanted = {"name": "a", "tasks": [{"type": "SIMPLE", "retryCount": 3}]}
    assert _differences(wanted, {**wanted, "createTime": 1}) == []
    stored = {"name": "a", "tasks": [{"type": "SIMPLE", "retryCount": 1}]}
    assert _differences(wanted, stored) == ["tasks[0].retryCount"]
