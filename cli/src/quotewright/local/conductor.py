"""Conductor's server on this machine: SQLite for executions and search, Redis for its queues."""

from pathlib import Path

QUEUE_PREFIX = "conductor_queues"
NAMESPACE = "conductor"
DATABASE_PREFIX = f"{NAMESPACE}.test"
"""What its keys begin with where Redis is its database: the namespace, and the default stack."""


def properties(*, database: Path | None, redis_port: int) -> str:
    """The server's configuration file; without a file for its database, Redis is that too.

    The queue is Redis' because a poll of an SQL queue waits until as many tasks are there as were
    asked for; the index is SQLite's because without one there is no search and no history.
    """
    values = (_in_redis() if database is None else _in_sqlite(database)) | {
        "conductor.queue.type": "redis_standalone",
        "conductor.redis.hosts": f"127.0.0.1:{redis_port}:us-east-1c",
        "conductor.redis.queueNamespacePrefix": QUEUE_PREFIX,
        "conductor.redis.workflowNamespacePrefix": NAMESPACE,
        "conductor.redis.maxConnectionsPerHost": "64",
        # Every 0.1 s: a Redis that restarts within 10 s is waited for. A sub-workflow that cannot
        # be started because its queue is away would fail the execution.
        "conductor.redis.maxRetryAttempts": "100",
        "conductor.workflow-execution-lock.type": "local_only",
        "conductor.elasticsearch.version": "0",
        "conductor.integrations.ai.enabled": "false",
        # A queue entry that was lost is looked for after this long instead of an hour.
        "conductor.app.maxPostponeDurationSeconds": "60",
        "conductor.app.taskExecutionPostponeDuration": "2s",
        "management.endpoints.web.exposure.include": "health,prometheus",
        "management.health.elasticsearch.enabled": "false",
    }
    return "".join(f"{key}={value}\n" for key, value in values.items())


def _in_sqlite(database: Path) -> dict[str, str]:
    # PRAGMAs set in code would reach one connection of the pool; in the address they reach all.
    # A transaction that began by reading and then writes is refused at once where another wrote
    # meanwhile, whatever the timeout is; one that says at its beginning that it writes waits.
    pragmas = "busy_timeout=15000&journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE"
    return {
        "conductor.db.type": "sqlite",
        "conductor.indexing.type": "sqlite",
        "conductor.indexing.enabled": "true",
        "spring.datasource.url": f"jdbc:sqlite:{database}?{pragmas}",
    }


def _in_redis() -> dict[str, str]:
    return {
        "conductor.db.type": "redis_standalone",
        "conductor.indexing.enabled": "false",
        "conductor.redis.taskDefCacheRefreshInterval": "1",
    }


def command(*, java: str, jar: Path, port: int, memory: str) -> list[str]:
    """The server's command line; it listens on the loopback address, for it knows no login."""
    return [
        java,
        "-Xms256m",
        f"-Xmx{memory}",
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "-Dpolyglot.engine.WarnInterpreterOnly=false",
        "-jar",
        str(jar),
        f"--server.port={port}",
        "--server.address=127.0.0.1",
    ]
