# Everything that people and CI run. `make demo` and `make test` set up what they need.

PYTHON ?= python3
BIN := .venv/bin
SET ?= evaluation
ROUNDS ?= 3
SOURCES := contracts chassis services cli tests scripts bench examples

# Ends with make, however that ends.
PYTEST := $(if $(shell command -v setpriv),setpriv --pdeathsig TERM --) $(BIN)/python -m pytest

# Each worker has servers of its own; a module's tests stay together.
WORKERS ?= 2
AT_ONCE := -n $(WORKERS) --dist loadscope

.DEFAULT_GOAL := help
.PHONY: help setup setup-test demo run eval bench bench-pdf bench-mail bench-matching test chaos check lint types imports unit component e2e test-compose format schemas sample-sql lock clean

help: ## Show the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install what running needs
	@$(PYTHON) scripts/setup.py run

setup-test: ## Install what the checks and tests need, too
	@$(PYTHON) scripts/setup.py test

demo: setup ## From a sample email thread to a quote's PDF in out/, then stop everything
	@$(BIN)/quotewright demo

run: setup ## Start everything and stay until Ctrl-C
	@$(BIN)/quotewright run

eval: setup ## Score the reading of threads; SET=folder for a set of your own
	@$(BIN)/quotewright eval $(SET)

bench: setup-test ## Compare with conductor-python's workers on one Conductor; ROUNDS=1 for a quick look
	@$(BIN)/python -m bench --rounds $(ROUNDS) $(BENCH)

bench-pdf: setup-test ## How long a quote's PDF takes, beside plain WeasyPrint
	@$(BIN)/python -m bench.pdf

bench-mail: setup-test ## What reading mail by rules takes, in time and memory
	@$(BIN)/python -m bench.mail

bench-matching: setup-test ## What finding a product among 100,000 takes, beside plain RapidFuzz
	@$(BIN)/python -m bench.matching

test: setup-test check unit component e2e ## All checks and all tests

check: lint types imports ## Format, lint, types, import boundaries

lint:
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports --no-cache

unit: ## Tests of pure code
	$(PYTEST) tests/unit $(AT_ONCE)

component: ## Tests of one service each, on real Redis, SQLite and PostgreSQL
	$(PYTEST) tests/component $(AT_ONCE)

e2e: ## Tests of the whole stack on the real Conductor
	$(PYTEST) tests/e2e

test-compose: setup-test ## The Docker stack, built, started, scaled, restarted, killed: needs Docker, minutes
	$(PYTEST) tests/compose

chaos: setup-test ## Kill everything at random amid hundreds of quotes, then count; CHAOS="--seed 1 --seconds 60"
	@PYTHONPATH=tests $(BIN)/python -m chaos $(CHAOS)

format: ## Format the code and sort imports
	$(BIN)/ruff check --fix --select I $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

schemas: ## Write the messages' JSON Schemas
	$(BIN)/python -m contracts.schemas contracts/schemas

sample-sql: ## Write the samples as SQL for PostgreSQL
	@$(BIN)/python scripts/sample_sql.py deploy/postgres/sample_data.sql

EXPORT := $(BIN)/uv export --quiet --all-packages --all-extras --no-emit-workspace --group build --no-header --no-annotate
# What goes into one container image: what its service needs, and no more.
IMAGE_EXPORT := $(BIN)/uv export --quiet --frozen --no-emit-workspace --no-header --no-annotate

lock: ## Resolve every dependency anew and pin it
	$(BIN)/uv lock --upgrade
	$(EXPORT) --no-dev > requirements/run.txt
	$(EXPORT) --group dev > requirements/test.txt
	$(IMAGE_EXPORT) --only-group build > requirements/services/build.txt
	$(IMAGE_EXPORT) --no-dev --package quotewright > requirements/services/quotewright.txt
	for service in summarizer pricing quotes bridge gateway; do \
		$(IMAGE_EXPORT) --no-dev --package quotewright-$$service > requirements/services/$$service.txt || exit; \
	done

clean: ## Remove the environment and all local data
	rm -rf .venv var out .mypy_cache .ruff_cache .pytest_cache
