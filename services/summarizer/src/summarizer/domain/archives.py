"""Office files are ZIP archives: a few bytes may unpack to any number."""

import io
import zipfile

from summarizer.errors import UnreadableFileError

MAX_MEMBERS = 2_000
MAX_UNPACKED_BYTES = 30_000_000
MAX_XML_BYTES = 6_000_000
"""What is taken apart takes many times its size in memory."""


def check_archive(content: bytes) -> None:
    """Raises UnreadableFileError where unpacking would go beyond bounds.

    Sizes are as the archive declares them; no member unpacks to more than it declares.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
    xml = sum(one.file_size for one in members if one.filename.endswith((".xml", ".rels")))
    if (
        len(members) > MAX_MEMBERS
        or xml > MAX_XML_BYTES
        or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES
    ):
        raise UnreadableFileError("it is too large")
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFileError("it is encrypted")
