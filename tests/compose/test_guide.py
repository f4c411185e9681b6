"""The user's guide, command by command, on the running stack."""

import asyncio
import json

import pytest

from compose.project import ALWAYS, ONCE, QUOTE, Product, Project

# The guide waits for the services to be ready, too.
pytestmark = [pytest.mark.timeout(1800), pytest.mark.usefixtures("product")]

SUMMARY = "email_summarization_workflow"
START = (
    "curl -fsS -X POST http://localhost:8080/api/workflow/{name}"
    " -H 'Content-Type: application/json' -d '{body}'"
)


def test_everything_runs_and_what_runs_once_is_done(project: Project) -> None:
    for service in ALWAYS:
        (container,) = project.containers(service)
        state = project.inspect(container, "{{.State.Status}} {{.RestartCount}}")
        assert state == "running 0", service
    for service in ONCE:
        (container,) = project.containers(service)
        assert project.shell(["docker", "wait", container]).strip() == "0", service


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("curl -fsS http://localhost:8000/health", '"status":"ok"'),
        ("curl -fsS http://localhost:8080/health", '"healthy":true'),
        ("curl -fsS http://localhost:9200/_cluster/health", '"status":"green"'),
        ("curl -fsS http://localhost:9200/_cat/indices", "conductor_workflow"),
        ("curl -fsS http://localhost:5555", "<html"),
        ("curl -fsS http://localhost:5555/api/metadata/workflow", QUOTE),
        ("curl -fsS http://localhost:8000/docs", "swagger"),
        ("curl -fsS http://localhost:8080/api/metadata/workflow", QUOTE),
        (f"curl -fsS http://localhost:8080/api/metadata/workflow/{SUMMARY}", "tasks"),
        ("curl -fsS http://localhost:8000/api/v1/emails/", "thread_id"),
        ("curl -fsS http://localhost:8000/api/v1/emails/1", "messages"),
        ("curl -fsS -X POST http://localhost:8000/api/v1/emails/1/summarize", "products"),
        (
            "docker-compose exec -T conductor-server curl -fsS http://backend:8000/health",
            '"status":"ok"',
        ),
        ("docker-compose ps", "conductor-server"),
        ("docker-compose logs backend", "Uvicorn running"),
    ],
)
def test_a_command_of_the_guide_answers(project: Project, command: str, answer: str) -> None:
    assert answer in project.guide(command)


def test_definitions_can_be_posted_by_hand(project: Project) -> None:
    project.guide(
        "for task in conductor/tasks/*.json; do"
        " curl -fsS -X POST http://localhost:8080/api/metadata/taskdefs"
        ' -H "Content-Type: application/json" -d @"$task"; done'
    )
    for name in (SUMMARY, QUOTE):
        project.guide(
            f"curl -fsS -X DELETE http://localhost:8080/api/metadata/workflow/{name}/1;"
            " curl -fsS -X POST http://localhost:8080/api/metadata/workflow"
            f" -H 'Content-Type: application/json' -d @conductor/workflows/{name}.json"
        )


async def test_both_workflows_run_and_are_found_retried_and_restarted(
    project: Project, product: Product
) -> None:
    summary = project.guide(START.format(name=SUMMARY, body='{"thread_id": 1}'))
    workflow = await product.ended(summary)
    assert workflow["output"]["status"] == "completed"
    assert workflow["output"]["summary"]["urgency"] == "high"

    quote = project.guide(START.format(name=QUOTE, body='{"thread_id": 1, "discount_rate": 0.1}'))
    number = (await product.ended(quote))["output"]["quote_number"]
    pdf = await product.api.get(f"/api/v1/quotes/{number}/pdf")
    assert pdf.content.startswith(b"%PDF")
    project.guide(f"curl -fsS -X POST http://localhost:8080/api/workflow/{quote}/restart")
    assert (await product.ended(quote))["output"]["quote_number"] == number

    lost = project.guide(START.format(name=QUOTE, body='{"thread_id": 999999}'))
    failed = await product.ended(lost)
    assert failed["status"] == "FAILED"
    assert "There is no email thread 999999" in failed["reasonForIncompletion"]
    project.guide(f"curl -fsS -X POST http://localhost:8080/api/workflow/{lost}/retry")
    assert (await product.ended(lost))["status"] == "FAILED"
    project.guide(f"curl -fsS -X DELETE http://localhost:8080/api/workflow/{lost}")

    for name, workflow_id in ((SUMMARY, summary), (QUOTE, quote)):
        await product.found(f"workflowType={name}", workflow_id)


async def test_an_ended_execution_leaves_redis_and_is_there_all_the_same(
    project: Project, product: Product
) -> None:
    quote = project.guide(START.format(name=QUOTE, body='{"thread_id": 1}'))
    number = (await product.ended(quote))["output"]["quote_number"]

    await asyncio.to_thread(project.leaves_redis, quote)

    assert (await product.ended(quote))["output"]["quote_number"] == number
    project.guide(f"curl -fsS -X POST http://localhost:8080/api/workflow/{quote}/restart")
    assert (await product.ended(quote))["output"]["quote_number"] == number


def test_sample_data_loaded_again_changes_nothing(project: Project) -> None:
    count = "SELECT count(*) FROM summarizer.messages"
    before = project.sql(count)
    project.guide(
        "docker-compose exec -T postgres psql -U postgres -d hackathon_db"
        " -f /docker-entrypoint-initdb.d/sample_data.sql"
    )
    assert project.sql(count) == before


def test_a_service_reads_its_own_schema_only(project: Project) -> None:
    allowed = project.sql(
        "SELECT rolname, nspname FROM pg_roles AS role, pg_namespace AS schema"
        " WHERE nspname IN ('summarizer', 'pricing', 'quotes') AND NOT rolsuper"
        " AND rolname !~ '^pg_' AND has_schema_privilege(role.oid, schema.oid, 'USAGE')"
    )
    own = {"summarizer|summarizer", "pricing|pricing", "quotes|quotes"}
    assert set(allowed.splitlines()) == own


def test_our_containers_hold_no_rights_and_no_secrets_of_others(project: Project) -> None:
    for service in ("summarizer", "pricing", "quotes", "bridge", "backend"):
        (container,) = project.containers(service)
        config = json.loads(project.inspect(container, "{{json .Config}}"))
        assert config["User"] == "10001", service
        assert project.inspect(container, "{{.HostConfig.ReadonlyRootfs}}") == "true"
        known = "\n".join(config["Env"])
        roles = ("summarizer", "pricing", "quotes", "postgres", "conductor")
        secrets = {role for role in roles if f"postgresql+asyncpg://{role}:" in known}
        assert secrets <= {service}
        assert ("AZURE_OPENAI_API_KEY" in known) <= (service == "summarizer")


def test_ports_are_published_on_the_loopback_address_only(project: Project) -> None:
    published = set()
    for container in project.run("ps", "-q").split():
        ports = json.loads(project.inspect(container, "{{json .NetworkSettings.Ports}}")) or {}
        published |= {(b["HostIp"], b["HostPort"]) for each in ports.values() for b in each or []}
    assert published == {("127.0.0.1", port) for port in ("8000", "8080", "5555", "9200")}


async def test_stopped_and_started_again_it_goes_on_with_its_data(
    project: Project, product: Product
) -> None:
    quote = project.guide(START.format(name=QUOTE, body='{"thread_id": 2}'))
    number = (await product.ended(quote))["output"]["quote_number"]
    project.run("down")
    project.up()
    await product.healthy()
    assert (await product.ended(quote))["output"]["quote_number"] == number
    assert (await product.api.get(f"/api/v1/quotes/{number}")).is_success
    await product.found(f"workflowType={QUOTE}", quote)
