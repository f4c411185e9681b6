"""Secrets of a stack on one machine: made once, kept beside its data, for its owner alone."""

import os
import secrets
from pathlib import Path


def kept_secret(file: Path) -> str:
    """The secret in the file, which is made where there is none."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(32))
        part.rename(file)
    return file.read_text()
