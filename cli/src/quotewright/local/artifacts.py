"""What is fetched from a Maven repository, pinned."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Artifact:
    """One jar, and how to know that it is the one that was meant; `size` is in bytes."""

    title: str
    group: str
    name: str
    version: str
    size: int
    sha256: str
    classifier: str = ""


CONDUCTOR: Final = Artifact(
    "Conductor server",
    "org.conductoross",
    "conductor-server",
    "3.32.1",
    457_974_967,
    "f3699a34bb72c35c10469a063392e5de4900bc4568c8a4357a711186d6269d3f",
    classifier="boot",
)

VERAPDF: Final = Artifact(
    "veraPDF",
    "org.verapdf.apps",
    "cli",
    "1.30.2",
    16_038_834,
    "287cc9c9757f99dcff4a2d39b68268245b48103fb6af443162d5a29df2afa332",
)
"""The PDF/A validator, whole, with its command line."""

UBL_SCHEMAS: Final = (
    Artifact(
        "UBL schemas",
        "com.helger.ubl",
        "ph-ubl24",
        "10.1.0",
        4_118_877,
        "a553ec088a85b955b83b70eea91db6498d56a2bb9737aaf9d013bb071c323be8",
    ),
    Artifact(
        "UBL's core component types",
        "com.helger.xsd",
        "ph-xsds-ccts-cct-schemamodule",
        "4.1.0",
        38_171,
        "ec0e60be5265b09fac75a57a4b284244820c23f0481a1c75802ba4eb6338b0fd",
    ),
    Artifact(
        "XML signature schema",
        "com.helger.xsd",
        "ph-xsds-xmldsig",
        "4.1.0",
        67_303,
        "66590e38b0994d0fd6cd89b1588a3c96fad3a3c85494cf764783fe0c4acc9c3d",
    ),
    Artifact(
        "XAdES 1.3.2 schema",
        "com.helger.xsd",
        "ph-xsds-xades132",
        "4.1.0",
        135_947,
        "d90bdb2359bbef63bd789af238fb135dd7ada0ba9722f4e2825cd210dada013c",
    ),
    Artifact(
        "XAdES 1.4.1 schema",
        "com.helger.xsd",
        "ph-xsds-xades141",
        "4.1.0",
        28_136,
        "b34b2670774e9de79653767fd667d86823261c153f706c2344889d0702f54e41",
    ),
)
"""OASIS' schemas of UBL 2.4, and those that they import."""

FOR_TESTS: Final = (VERAPDF, *UBL_SCHEMAS)
