"""Certificates of an authority that only a test trusts."""

import ssl
from pathlib import Path

import trustme


class Authority:
    """Signs for this machine; who is to trust it is given its file."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "ca.pem"
        self._authority = trustme.CA()
        self._authority.cert_pem.write_to_path(self.file)

    def certificate(self) -> trustme.LeafCert:
        """One for the loopback addresses."""
        return self._authority.issue_cert("localhost", "127.0.0.1")

    def server_context(self) -> ssl.SSLContext:
        """What a server speaks TLS by."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.certificate().configure_cert(context)
        return context
