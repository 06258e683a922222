# Everything sets itself up: a virtual environment, the requirements, the lexicons. Nothing else is needed.
PYTHON ?= python3
PORT ?= 8000
FILE ?= samples/fr-stray.txt
TARGET ?= fr
VENV := .venv
BIN := $(VENV)/bin
SEED := $(wildcard seeds/*.txt)

.PHONY: help run test check serve lexicons benchmark clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/'

run: $(VENV)/.lexicons ## check the owner's document, then serve it on 127.0.0.1:$(PORT)
	-@$(BIN)/python -m qa_service check $(SEED) --target fr
	$(BIN)/python -m qa_service serve --port $(PORT) --document $(SEED) --target fr

test: $(VENV)/.dev $(VENV)/.lexicons ## lint, types, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

check: $(VENV)/.lexicons ## check FILE=… in language TARGET=…
	$(BIN)/python -m qa_service check $(FILE) --target $(TARGET)

serve: $(VENV)/.lexicons ## the HTTP service on 127.0.0.1:$(PORT)
	$(BIN)/python -m qa_service serve --port $(PORT)

lexicons: $(VENV)/.lexicons ## build the lexicons of all languages

benchmark: $(VENV)/.lexicons ## quality (DATA=folder) and speed
	$(BIN)/python benchmarks/quality.py --data $(DATA)
	$(BIN)/python benchmarks/speed.py --data $(DATA)

clean: ## remove what the targets made
	rm -rf $(VENV) build dist *.egg-info

$(VENV)/.installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "the venv module is missing: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

$(VENV)/.lexicons: $(VENV)/.installed $(wildcard rules/languages/*.toml)
	$(BIN)/python -m qa_service lexicons build
	@touch $@
