"""Everything that must be there before anything starts, each with one clear sentence."""

import ctypes.util
import shutil
import socket

from quotewright.errors import NotReady
from quotewright.local.settings import LocalSettings

ROOM_BYTES = 200_000_000
LIBRARIES = {"pango-1.0": "libpango-1.0-0", "pangoft2-1.0": "libpangoft2-1.0-0"}


def check_machine(settings: LocalSettings) -> None:
    """Raises NotReady with all that is missing."""
    problems = [*_missing_packages(), *_taken_ports(settings), *_no_room(settings)]
    if problems:
        raise NotReady("\n".join(problems))


def _missing_packages() -> list[str]:
    packages = [
        package for name, package in LIBRARIES.items() if ctypes.util.find_library(name) is None
    ]
    if shutil.which("redis-server") is None:
        packages.insert(0, "redis-server")
    if not packages:
        return []
    return [f"System packages are missing. Install them: apt-get install {' '.join(packages)}"]


def _taken_ports(settings: LocalSettings) -> list[str]:
    return [
        f"Port {port} is in use, and {name} needs it. Stop what listens there, or choose another "
        f"port: PORTS__{name.upper()}=<port>."
        for name, port in settings.ports.model_dump().items()
        if not _is_free(port)
    ]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _no_room(settings: LocalSettings) -> list[str]:
    settings.data.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(settings.data).free
    if free >= ROOM_BYTES:
        return []
    return [f"Only {free / 1e6:.0f} MB are free in {settings.data}; {ROOM_BYTES / 1e6:.0f} needed."]
