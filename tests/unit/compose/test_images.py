"""A service's image holds what the service imports, found without building one."""

import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LOCKS = ROOT / "requirements" / "services"
MODULES = {
    "summarizer": "summarizer.app",
    "pricing": "pricing.app",
    "quotes": "quotes.app",
    "bridge": "bridge.app",
    "gateway": "gateway.app",
    "quotewright": "quotewright.register",
}
OWN = {
    "contracts": {"summarizer", "pricing", "quotes", "bridge", "gateway", "quotewright"},
    "chassis": {"summarizer", "pricing", "quotes", "bridge", "gateway"},
}
ONLY_THESE = """
import sys
class OnlyThese:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, OnlyThese())
import chassis.command
import MODULE
"""


def normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def locked(service: str) -> dict[str, str]:
    pins = re.findall(r"^([\w.-]+)==(\S+)", (LOCKS / f"{service}.txt").read_text(), re.MULTILINE)
    return {normal(name): version for name, version in pins}


@pytest.mark.parametrize(("service", "module"), MODULES.items())
def test_a_service_starts_with_what_its_image_holds(service: str, module: str) -> None:
    there = set(locked(service))
    absent = {
        package
        for package, distributions in packages_distributions().items()
        if not there & {normal(name) for name in distributions}
    }
    absent -= {service, *(own for own, users in OWN.items() if service in users)}
    code = ONLY_THESE.replace("ABSENT", repr(absent)).replace("MODULE", module)
    if service == "quotewright":
        code = code.replace("import chassis.command\n", "")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-1500:]


@pytest.mark.parametrize("service", MODULES)
def test_every_package_of_an_image_is_pinned_by_hash_without_an_address(service: str) -> None:
    text = (LOCKS / f"{service}.txt").read_text()
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "git+" not in text


@pytest.mark.parametrize("service", MODULES)
def test_images_and_machines_run_the_same_versions(service: str) -> None:
    pins = re.findall(
        r"^([\w.-]+==\S+)", (ROOT / "requirements" / "run.txt").read_text(), re.MULTILINE
    )
    everywhere = {f"{normal(pin.split('==')[0])}=={pin.split('==')[1]}" for pin in pins}
    here = re.findall(r"^([\w.-]+)==(\S+)", (LOCKS / f"{service}.txt").read_text(), re.MULTILINE)
    assert {f"{normal(name)}=={version}" for name, version in here} <= everywhere
