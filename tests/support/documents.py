"""Checks documents by others' judgement: OASIS' schemas for UBL, veraPDF for PDF/A."""

import io
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any, Final

from lxml import etree
from pypdf import PdfReader
from rich.console import Console

from quotewright.local.artifacts import UBL_SCHEMAS, VERAPDF, Artifact
from quotewright.local.java import find_java
from quotewright.local.maven import fetch_artifact
from quotewright.local.settings import LocalSettings

IMPORTS: Final = {
    "urn:un:unece:uncefact:data:specification:CoreComponentTypeSchemaModule:2": (
        "schemas/CCTS_CCT_SchemaModule.xsd"
    ),
    "http://www.w3.org/2000/09/xmldsig#": "schemas/xmldsig-core-schema.xsd",
    "http://uri.etsi.org/01903/v1.3.2#": "schemas/XAdES01903v132-201601.xsd",
    "http://uri.etsi.org/01903/v1.4.1#": "schemas/XAdES01903v141-201601.xsd",
    "urn:oasis:names:specification:ubl:schema:xsd:Quotation-2": (
        "external/schemas/ubl24/maindoc/UBL-Quotation-2.4.xsd"
    ),
}
"""What UBL's schemas import without saying where it is comes first."""


def artifact(pinned: Artifact) -> Path:
    """The jar, which `make setup-test` has fetched."""
    return fetch_artifact(pinned, LocalSettings().cache, Console(stderr=True))


class InJars(etree.Resolver):  # type: ignore[misc] # lxml carries no types
    """Finds schemas in the jars, as `jar:<path>`."""

    def __init__(self) -> None:
        self._files = {}
        for jar in map(artifact, UBL_SCHEMAS):
            with zipfile.ZipFile(jar) as archive:
                for name in archive.namelist():
                    if name.endswith(".xsd"):
                        self._files[Path(name).name] = archive.read(name)

    def resolve(self, url: str, _public_id: str, context: Any) -> Any:
        """By the file's name, which is unique among them."""
        return self.resolve_string(self._files[Path(url).name], context, base_url=url)


@cache
def quotation_schema() -> Any:
    """The schema of a UBL Quotation, as OASIS publishes it."""
    imports = "".join(
        f'<xs:import namespace="{namespace}" schemaLocation="jar:/{location}"/>'
        for namespace, location in IMPORTS.items()
    )
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(InJars())
    driver = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(driver, parser, base_url="jar:/driver.xsd"))


def pdf_a_failures(*pdfs: Path) -> list[str]:
    """What veraPDF finds against PDF/A-3b, one line for each broken rule."""
    command = [find_java(), "-jar", str(artifact(VERAPDF)), "--flavour", "3b", "--format", "mrr"]
    done = subprocess.run(
        [*command, *map(str, pdfs)], capture_output=True, text=True, timeout=100, check=False
    )
    report = etree.fromstring(done.stdout.encode())
    reports = report.findall(".//validationReport")
    assert len(reports) == len(pdfs), done.stdout + done.stderr
    return [
        f"{rule.get('clause')}: {rule.findtext('description')}"
        for rule in report.iterfind(".//rule")
        if rule.get("status") == "failed"
    ]


def text_of(pdf: bytes) -> str:
    """What the pages say."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def attached(pdf: bytes) -> dict[str, bytes]:
    """The files inside, by name."""
    return {
        name: b"".join(contents)
        for name, contents in PdfReader(io.BytesIO(pdf)).attachments.items()
    }
