# Everything sets itself up: `make serve` and `make test` need Python 3.11 and nothing else.

PYTHON ?= python3.11
VENV_PYTHON := .venv/bin/python
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help serve explorer test campaign crash figures lint lint-schema conformance browser bench soak image lock clean runtime dev

help: ## Print this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile

serve: runtime ## Start the demo city: embedded PostgreSQL, migrations, demo data, http://127.0.0.1:8000
	@$(VENV_PYTHON) -m explorer --before-serving
	@exec $(VENV_PYTHON) -m server.cli serve $(ARGS)

explorer: runtime ## Build the page at / from the packages of the lock (needs an npm registry, and no Node)
	@exec $(VENV_PYTHON) -m explorer

# A file's tests run in one worker, so that what they share is made once; tests/conftest.py says which files begin.
# One worker more than cores: they wait for servers and databases that start, and for each other.
WORKERS := -n 3 --dist loadfile --no-loadscope-reorder

test: lint ## Run everything that must hold: lint, types, tests (ARGS="-k name" for some)
	@exec $(VENV_PYTHON) -m pytest $(WORKERS) $(ARGS)

campaign: dev ## Let the property tests search for long (ARGS names the files)
	@HYPOTHESIS_PROFILE=campaign exec $(VENV_PYTHON) -m pytest -n 2 $(ARGS)

crash: dev ## Kill the server with -9 while many write, and look what is left (CRASHES=50, some minutes)
	@CRASHES=$(or $(CRASHES),50) exec $(VENV_PYTHON) -m pytest -n 0 -s tests/test_crashes.py $(ARGS)

figures: dev ## Load a city as large as the report's, and compare every figure (PEOPLE=6000000, some ten minutes)
	@CITY_PEOPLE=$(or $(PEOPLE),6000000) exec $(VENV_PYTHON) -m pytest -n 0 -s tests/test_city_figures.py $(ARGS)

lint: dev ## Check style and types
	@$(VENV_PYTHON) -m ruff check .
	@$(VENV_PYTHON) -m ruff format --check .
	@$(VENV_PYTHON) -m mypy

lint-schema: dev ## Check the printed schema with graphql-eslint, on a Node of its own
	@exec $(VENV_PYTHON) -m lint $(ARGS)

conformance: dev ## Let the suites of others ask a served demo city, and write docs/conformance.md
	@exec $(VENV_PYTHON) -m conformance $(ARGS)

browser: dev ## Walk over the explorer in headless Chromium with the network cut (ARGS=DIRECTORY keeps pictures)
	@exec $(VENV_PYTHON) -m explorer.browser $(ARGS)

bench: dev ## Measure against the peers, and write bench/RESULTS.md
	@exec $(VENV_PYTHON) -m bench $(ARGS)

soak: dev ## Put everything that clients do on one server at once (MINUTES=15), and write soak/RESULTS.md
	@exec $(VENV_PYTHON) -m soak --minutes $(or $(MINUTES),15) $(ARGS)

image: ## Build the image of the container, with podman, buildah or docker (BASE names the image to build upon)
	@exec deploy/image $(BASE)

# pip's own configuration is set aside, so that the hashes are those of the public registry's files and no local wheels'.
COMPILE := CUSTOM_COMPILE_COMMAND="make lock" PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= PIP_EXTRA_INDEX_URL= \
	.venv-lock/bin/python -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

lock: ## Write the hashed locks anew from pyproject.toml (ARGS=--upgrade takes the newest)
	@$(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet pip-tools==7.6.2
	@$(COMPILE) $(ARGS) --output-file=requirements.txt pyproject.toml
	@$(COMPILE) $(ARGS) --extra=traces --constraint=requirements.txt --output-file=requirements-traces.txt pyproject.toml
	@$(COMPILE) $(ARGS) --extra=dev --extra=traces --constraint=requirements.txt --output-file=requirements-dev.txt pyproject.toml
	@$(COMPILE) $(ARGS) --output-file=conformance/requirements.txt conformance/requirements.in
	@$(COMPILE) $(ARGS) --output-file=conformance/fuzzing/requirements.txt conformance/fuzzing/requirements.in

clean: ## Remove what was made here, except ./var
	rm -rf .venv .venv-lock .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

runtime:
	@.ci/venv runtime

dev:
	@.ci/venv dev
