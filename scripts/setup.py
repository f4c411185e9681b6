"""Sets this checkout up: system packages, a virtual environment, the packages in it, Conductor.

Runs on the system's own Python, so standard library only, and old enough syntax to tell an old
Python so. What is done already is not done again: a second run needs no network.
"""

import argparse
import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys

MINIMUM_PYTHON = (3, 11)
NEEDED_BYTES = 2_000_000_000
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
PACKAGES = [
    "contracts",
    "chassis",
    "services/summarizer",
    "services/pricing",
    "services/quotes",
    "services/bridge",
    "services/gateway",
    "cli",
]


class NotReady(Exception):  # noqa: N818
    """A sentence for the person at the terminal."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("purpose", choices=["run", "test"], help="test adds the checks' own tools")
    purpose = parser.parse_args().purpose
    check_python()
    install_system_packages()
    install_python_packages(purpose)
    if purpose == "test":
        install_node_packages()
    fetch = [os.path.join(VENV, "bin", "quotewright"), "fetch"]
    call(fetch + ["--for-tests"] * (purpose == "test"), "What Maven has is not there.")


def check_python() -> None:
    if sys.version_info < MINIMUM_PYTHON:
        raise NotReady(
            "Python {}.{} or newer is needed, and {} is {}.{}. Name a newer one: "
            "make PYTHON=python3.12 ...".format(
                *MINIMUM_PYTHON, sys.executable, *sys.version_info[:2]
            )
        )


def install_system_packages() -> None:
    missing = []
    if not shutil.which("redis-server"):
        missing.append("redis-server")
    for library, package in (
        ("pango-1.0", "libpango-1.0-0"),
        ("pangoft2-1.0", "libpangoft2-1.0-0"),
        ("harfbuzz-subset", "libharfbuzz-subset0"),
    ):
        if not ctypes.util.find_library(library):
            missing.append(package)
    # Hebrew, Arabic and other scripts that Roboto lacks.
    if not os.path.exists("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"):
        missing.append("fonts-dejavu-core")
    if not os.path.exists(PYTHON) and not can_make_environments():
        missing.append("python{}.{}-venv".format(*sys.version_info[:2]))
    if not missing:
        return
    apt = apt_command()
    if apt is None:
        raise NotReady(
            "System packages are missing, and this user cannot install them. Once, as root:\n"
            "    apt-get install " + " ".join(missing)
        )
    print("Installing system packages: " + " ".join(missing), flush=True)
    sorry = "apt-get could not install: " + " ".join(missing)
    call([*apt, "update", "-qq"], sorry)
    call([*apt, "install", "-y", "-qq", "--no-install-recommends", *missing], sorry, quiet=True)


def can_make_environments() -> bool:
    return (
        subprocess.call([sys.executable, "-c", "import ensurepip, venv"], stderr=subprocess.DEVNULL)
        == 0
    )


def apt_command() -> "list[str] | None":
    """apt-get with the rights it needs, or None."""
    # Runlevel 1: a package's own server need not start on a machine without systemd.
    settings = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get"]
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return settings
    if shutil.which("sudo"):
        asks = ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]
        if subprocess.call([*asks, "true"], stderr=subprocess.DEVNULL) == 0:
            return [*asks, *settings]
    return None


def install_python_packages(purpose: str) -> None:
    requirements = os.path.join(ROOT, "requirements", purpose + ".txt")
    stamp = os.path.join(VENV, ".set-up-" + purpose)
    fingerprint = digest(
        [requirements, *(os.path.join(ROOT, p, "pyproject.toml") for p in PACKAGES)]
    )
    if os.path.exists(stamp) and read(stamp) == fingerprint:
        return
    if shutil.disk_usage(ROOT).free < NEEDED_BYTES:
        raise NotReady("Less than {:.0f} GB are free in {}.".format(NEEDED_BYTES / 1e9, ROOT))
    print("Installing Python packages into .venv", flush=True)
    if not os.path.exists(PYTHON):
        call([sys.executable, "-m", "venv", VENV], "The virtual environment could not be made.")
    sorry = "Python packages could not be installed. Is there a network?"
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "-q", "--require-hashes"]
    call([*pip, "-r", os.path.join(ROOT, "requirements", "setup.txt")], sorry)
    uv = [os.path.join(VENV, "bin", "uv"), "pip", "install", "-q", "--python", PYTHON]
    # Compiled once here, not at every start where the environment forbids Python to write.
    call([*uv, "--compile-bytecode", "--require-hashes", "-r", requirements], sorry)
    editable = [word for package in PACKAGES for word in ("-e", os.path.join(ROOT, package))]
    call([*uv, "--no-deps", "--no-build-isolation", *editable], sorry)
    with open(stamp, "w") as file:
        file.write(fingerprint)


def install_node_packages() -> None:
    """What the example in JavaScript needs; Node itself is one of the Python packages."""
    folder = os.path.join(ROOT, "examples", "bridge", "node")
    stamp = os.path.join(folder, "node_modules", ".set-up")
    fingerprint = digest([os.path.join(folder, "package-lock.json")])
    if os.path.exists(stamp) and read(stamp) == fingerprint:
        return
    npm = [os.path.join(VENV, "bin", "npm"), "ci", "--prefix", folder, "--no-audit", "--no-fund"]
    call([*npm, "--loglevel=error"], "npm packages could not be installed. Is there a network?")
    with open(stamp, "w") as file:
        file.write(fingerprint)


def digest(files: "list[str]") -> str:
    text = "".join(read(name) for name in files) + sys.version + ROOT
    return hashlib.sha256(text.encode()).hexdigest()


def read(name: str) -> str:
    with open(name, encoding="utf-8") as file:
        return file.read()


def call(command: "list[str]", sorry: str, quiet: bool = False) -> None:
    # The system's certificates, so that a company's own are honoured.
    path = os.path.join(VENV, "bin") + os.pathsep + os.environ.get("PATH", "")
    env = dict(os.environ, UV_SYSTEM_CERTS="true", PATH=path)
    output = subprocess.PIPE if quiet else None
    done = subprocess.run(command, env=env, stdout=output, check=False)
    if done.returncode != 0:
        sys.stdout.write((done.stdout or b"").decode(errors="replace"))
        raise NotReady(sorry)


if __name__ == "__main__":
    try:
        main()
    except NotReady as error:
        sys.exit("\nNot ready: {}".format(error))
