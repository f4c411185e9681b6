"""A model's recorded answers, given as a model's server would give them."""

import json
from pathlib import Path

import httpx
import pytest

from quotewright.errors import Failed
from quotewright.evaluation.cases import read_set
from quotewright.evaluation.readers import readers_of
from quotewright.evaluation.recordings import ReplayServer, recordings_of
from summarizer.domain.answer import Answer

SET = Path(__file__).parents[3] / "evaluation"


def test_the_server_gives_the_answer_of_the_case_at_hand() -> None:
    careful = recordings_of(SET)["careful"]
    with ReplayServer(careful).running() as server:
        for case in ("it_simple", "no_request"):
            server.turn_to(case)
            said = httpx.post(f"{server.url}/chat/completions", json={"model": "m"}).json()
            choice = said["choices"][0]
            assert json.loads(choice["message"]["content"]) == careful[case].answer
            assert (choice["finish_reason"], said["usage"]["prompt_tokens"] > 0) == ("stop", True)


def test_every_recording_belongs_to_a_case_and_says_where_it_is_from() -> None:
    cases = {case.name for case in read_set(SET)}
    for recordings in recordings_of(SET).values():
        assert recordings.keys() <= cases
        assert all(recording.made for recording in recordings.values())


def test_a_careful_answer_has_the_agreed_shape_and_an_erring_one_says_how_it_errs() -> None:
    found = recordings_of(SET)
    for recording in found["careful"].values():
        Answer.model_validate(recording.answer)
    assert all(recording.errs for recording in found["erring"].values())


def test_a_live_model_reads_only_where_there_is_a_key() -> None:
    titles = ["rules", "recorded answers, careful", "recorded answers, erring"]
    assert [reader.title for reader in readers_of(SET, {})] == titles
    key = {"OPENAI_API_KEY": "sk", "OPENAI_MODEL": "gpt-4o"}
    assert [reader.title for reader in readers_of(SET, key)] == [*titles, "live, gpt-4o"]
    azure = {"AZURE_OPENAI_API_KEY": "k", "AZURE_OPENAI_ENDPOINT": "https://x"}
    assert [reader.title for reader in readers_of(SET, azure)][-1] == "live, Azure OpenAI"


def test_a_recording_that_is_none_is_named(tmp_path: Path) -> None:
    file = tmp_path / "recordings" / "live" / "case.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"answer": {}}')
    with pytest.raises(Failed, match=r"case.json: .*"):
        recordings_of(tmp_path)
