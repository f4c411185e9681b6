"""The services' API through the gateway, as the command uses it."""

import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from quotewright.errors import Failed, Unreachable

ANSWER_SECONDS = 240.0


class Client:
    """Calls one gateway, with QUOTEWRIGHT_API_KEY where it is set; every error is a sentence."""

    def __init__(self, url: str) -> None:
        self._url = url
        key = os.environ.get("QUOTEWRIGHT_API_KEY")
        self._http = httpx.Client(
            base_url=url,
            timeout=httpx.Timeout(ANSWER_SECONDS, connect=5.0),
            headers={"X-API-Key": key} if key else None,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._http.close()

    def get(self, path: str, **params: Any) -> Any:
        """A resource as JSON."""
        return self._call("GET", path, params=params).json()

    def post(self, path: str, body: Any = None, **options: Any) -> Any:
        """Post JSON, get JSON."""
        return self._call("POST", path, json=body, **options).json()

    def delete(self, path: str) -> None:
        """Remove a resource."""
        self._call("DELETE", path)

    def import_mail(self, files: Iterable[Path]) -> list[dict[str, Any]]:
        """Import `.eml` and mbox files; the threads that they are part of."""
        parts = [("files", (f.name, f.read_bytes(), "message/rfc822")) for f in files]
        answer = self._call("POST", "/api/v1/emails/import", files=parts).json()
        threads: list[dict[str, Any]] = answer["threads"]
        return threads

    def import_file(
        self, path: str, file: Path, *, replace: bool, dry_run: bool = False
    ) -> dict[str, Any]:
        """Import a CSV of products, customers and so on; how many were created, updated, removed.

        A dry run changes nothing and says what each line would do.
        """
        part = {"file": (file.name, file.read_bytes(), "text/csv")}
        params = {"replace": str(replace).lower(), "dry_run": str(dry_run).lower()}
        answer = self._call("POST", f"/api/v1/{path}/import", files=part, params=params).json()
        result: dict[str, Any] = answer
        return result

    def import_catalog(self, file: Path, *, replace: bool) -> dict[str, Any]:
        """Import a CSV catalog; how many products were created and so on."""
        return self.import_file("products", file, replace=replace)

    def export(self, path: str) -> bytes:
        """Products, customers and so on as a CSV that imports again."""
        return self._call("GET", f"/api/v1/{path}/export").content

    def save_pdf(self, quote_number: str, folder: Path) -> Path:
        """Put a quote's PDF into a folder, made where it is missing; its path."""
        pdf = self._call("GET", f"/api/v1/quotes/{quote_number}/pdf").content
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{quote_number}.pdf"
        file.write_bytes(pdf)
        return file

    def health(self) -> dict[str, Any]:
        """The gateway's health document, whatever its status."""
        answer: dict[str, Any] = self._request("GET", "/health").json()
        return answer

    def _call(self, method: str, path: str, **options: Any) -> httpx.Response:
        response = self._request(method, path, **options)
        if response.is_error:
            raise (Unreachable if response.status_code in {502, 503} else Failed)(_detail(response))
        return response

    def _request(self, method: str, path: str, **options: Any) -> httpx.Response:
        try:
            return self._http.request(method, path, **options)
        except httpx.TransportError as error:
            raise Unreachable(
                f"Nothing answers at {self._url} ({type(error).__name__}). "
                "Is the stack running? `make run` starts it."
            ) from error


def _detail(response: httpx.Response) -> str:
    try:
        return str(response.json()["detail"])
    except (ValueError, KeyError, TypeError):
        return f"{response.request.url.path} answered {response.status_code}: {response.text[:200]}"
