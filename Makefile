# The few things people do here. Every target sets up .venv when it is missing or out of date.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
DATA   ?=

.PHONY: help demo test lint format bench golden dictionary clean

help:
	@echo "make demo    fetch the demo pages from a site on loopback, build the dataset in output/, show an article's claims"
	@echo "make test    run the tests"
	@echo "make lint    check style, types and the direction of imports"
	@echo "make bench   measure speed; with DATA=folder also quality, on evaluation data laid out as docs/quality.md says"
	@echo "make golden  write the expected claims of tests/golden anew, to be reviewed as a diff"

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("OnRecord needs Python 3.11 or newer, and this is " + sys.version) if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(READY)
	$(BIN)/onrecord demo

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)
	$(BIN)/python -m benchmarks.scoreboard $(DATA)

golden: $(READY)
	$(BIN)/python tests/golden/write.py

dictionary: $(READY)
	$(BIN)/python -m schemas.dictionary output/README.md

clean:
	rm -rf $(VENV) archive .prefect .pytest_cache .mypy_cache .ruff_cache .hypothesis
