"""The `quotewright` command against the running product."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from quotewright.local.settings import REPOSITORY
from quotewright.local.stack import Stack
from support.stack import SAMPLES

COMMAND = Path(sys.executable).parent / "quotewright"


def run(stack: Stack, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command, told where the stack is."""
    return subprocess.run(
        [COMMAND, *arguments, "--url", stack.gateway_url],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def json_of(done: "subprocess.CompletedProcess[str]") -> Any:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_quote_is_made_shown_and_saved(stack: Stack, tmp_path: Path) -> None:
    done = run(stack, "quote", "1", "--discount", "0.05", "--output", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "✓ notify_completion" in done.stdout
    (pdf,) = tmp_path.glob("Q-*.pdf")
    assert pdf.stem in done.stdout
    assert pdf.stem in PdfReader(pdf).pages[0].extract_text()


def test_json_is_for_scripts(stack: Stack, tmp_path: Path) -> None:
    result = json_of(run(stack, "quote", "1", "--output", str(tmp_path), "--json"))
    assert result["status"] == "completed"
    assert Path(result["pdf_file"]).is_file()
    numbers = {quote["quote_number"] for quote in json_of(run(stack, "list", "quotes", "--json"))}
    assert result["quote_number"] in numbers


def test_mail_and_catalog_are_imported_again_without_a_change(stack: Stack) -> None:
    mails = [str(mail) for mail in sorted((SAMPLES / "threads").glob("*.eml"))]
    threads = json_of(run(stack, "import", "mail", *mails, "--json"))
    assert not any(thread["created"] for thread in threads)
    catalog = json_of(run(stack, "import", "catalog", str(SAMPLES / "catalog.csv"), "--json"))
    assert catalog["created"] == 0


def test_the_sellers_files_go_in_and_come_out(stack: Stack, tmp_path: Path) -> None:
    customers = str(SAMPLES / "customers.csv")
    tried = run(stack, "import", "customers", customers, "--dry-run")
    assert "3 created" in tried.stdout
    assert "Nothing was changed" in tried.stdout
    tried_again = json_of(run(stack, "import", "customers", customers, "--dry-run", "--json"))
    assert [line["change"] for line in tried_again["lines"]] == ["created"] * 3
    exported = tmp_path / "catalog.csv"
    assert run(stack, "export", "catalog", str(exported)).returncode == 0
    same = json_of(run(stack, "import", "catalog", str(exported), "--dry-run", "--json"))
    assert {line["change"] for line in same["lines"]} == {"unchanged"}
    (tmp_path / "bad.csv").write_text("country\nDE\n")
    refused = run(stack, "import", "freight", str(tmp_path / "bad.csv"))
    assert refused.returncode == 1
    assert "the column name is missing" in refused.stderr


def test_lists_summary_and_status_are_readable(stack: Stack) -> None:
    assert "HEL-1010" in run(stack, "list", "products", "helmet").stdout
    assert "hannah.cole" in run(stack, "list", "threads").stdout
    assert "Urgency" in run(stack, "summarize", "1").stdout
    assert "summarizer" in run(stack, "status").stdout


def test_the_exit_code_says_what_happened(stack: Stack, tmp_path: Path) -> None:
    unknown = run(stack, "quote", "999999")
    assert (unknown.returncode, unknown.stdout.count("Traceback")) == (1, 0)
    assert "There is no email thread 999999" in unknown.stderr
    assert run(stack, "quote", "1", "--discount", "lots").returncode == 2
    nobody = subprocess.run(
        [COMMAND, "status", "--url", "http://127.0.0.1:9"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert nobody.returncode == 3
    assert "make run" in nobody.stderr


def test_definitions_are_registered_and_verified(stack: Stack, tmp_path: Path) -> None:
    done = subprocess.run(
        [COMMAND, "register", "--directory", REPOSITORY / "conductor"],
        env={"CONDUCTOR_URL": stack.conductor_url, "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "quote_generation_workflow" in done.stdout
    empty = subprocess.run(
        [COMMAND, "register", "--directory", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert empty.returncode == 4
