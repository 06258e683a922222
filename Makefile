# Everything sets itself up: a virtual environment, the packages, the word lists. Python 3.11+ and make are enough.
PYTHON ?= $(firstword $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name"; done) python3)
PORT ?= 8000
FILE ?= samples/fr-stray.txt
TARGET ?= fr
VENV := .venv
BIN := $(VENV)/bin
SEED := $(wildcard seeds/*.txt)
PAIRS := en-fr ru-fr

.PHONY: help run test check serve lexicons dictionaries benchmark clean
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n -E 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: $(VENV)/.lexicons $(VENV)/.dictionaries ## check the owner's document, then serve it on 127.0.0.1 (PORT=8000)
	@$(BIN)/python -m qa_service check $(SEED) --target fr || test $$? -eq 1
	@$(BIN)/python -m qa_service serve --port $(PORT) --document $(SEED) --target fr

test: $(VENV)/.dev $(VENV)/.lexicons ## lint, types, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

check: $(VENV)/.lexicons ## check one text (FILE=… TARGET=…)
	@$(BIN)/python -m qa_service check $(FILE) --target $(TARGET)

serve: $(VENV)/.lexicons ## the HTTP service and the page on 127.0.0.1 (PORT=8000)
	@$(BIN)/python -m qa_service serve --port $(PORT)

lexicons: $(VENV)/.lexicons ## compile the word lists of all languages

dictionaries: $(VENV)/.dictionaries ## fetch dictionaries for suggestions where apt is there

benchmark: $(VENV)/.lexicons ## measure quality and speed (DATA=folder with sets/ and score.py)
	@test -d "$(DATA)" || { echo "make benchmark DATA=folder with sets/ and score.py" >&2; exit 2; }
	$(BIN)/python benchmarks/quality.py --data $(DATA)
	$(BIN)/python benchmarks/speed.py --data $(DATA)

clean: ## remove what the targets made here (word lists stay in the user's cache)
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Debian ships Python without venv's pip. What is there will do: ensurepip, or pip, or else the pip wheel of Debian's own
# package python3-pip-whl, unpacked for this folder only: neither root nor a change to the system is needed.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed; if it has another name: make PYTHON=python3.12" >&2; exit 2; }
	@echo "making a virtual environment in $(VENV)"
	@set -e; if $(PYTHON) -c 'import ensurepip' 2>/dev/null; then \
		$(PYTHON) -m venv $(VENV); \
	else \
		$(PYTHON) -m venv --without-pip $(VENV); \
		if ! $(PYTHON) -c 'import pip' 2>/dev/null; then \
			echo "fetching pip, since python3-venv is not installed"; \
			aside=$(VENV)/apt; mkdir -p $$aside/lists/partial $$aside/cache/archives/partial; \
			apt="apt-get -qq -o Dir::State::Lists=$$PWD/$$aside/lists -o Dir::Cache=$$PWD/$$aside/cache -o APT::Sandbox::User="; \
			{ $$apt update && (cd $$aside && $$apt download python3-pip-whl && dpkg-deb -x python3-pip-whl*.deb .); } \
				|| { rm -rf $(VENV); echo "Python's venv module is missing: as root, apt-get install python3-venv" >&2; exit 2; }; \
			PYTHONPATH=$$(echo $$PWD/$$aside/usr/share/python-wheels/pip-*.whl); export PYTHONPATH; \
		fi; \
		$(PYTHON) -m pip --python $(VENV)/bin/python install -qq pip; \
		rm -rf $(VENV)/apt; \
	fi

$(VENV)/.installed: requirements.txt pyproject.toml setup.py | $(BIN)/python
	@echo "installing the packages"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --requirement requirements.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	@echo "installing what the tests need"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(VENV)/.lexicons: $(VENV)/.installed $(wildcard rules/languages/*.toml)
	@echo "compiling word lists: a few minutes, once"
	@$(BIN)/python -m qa_service lexicons build
	@touch $@

# What leaks into the owner's document, in French: a help and no condition, so a run goes on without apt or a network.
$(VENV)/.dictionaries: $(VENV)/.installed
	@if command -v apt-get >/dev/null 2>&1 && command -v timeout >/dev/null 2>&1; then \
		echo "fetching dictionaries for suggestions ($(PAIRS)): about a minute, once"; \
		if timeout 180 $(BIN)/python -m qa_service dictionaries install --missing $(PAIRS) 2>$@.log; then \
			tail -n 1 $@.log; rm -f $@.log; touch $@; \
		else \
			echo "no dictionaries were fetched ($@.log says why): suggestions come from the hand-written table"; \
		fi; \
	fi
