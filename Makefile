# Everything runs from .venv, which the first command makes. Another environment: make check SETUP= BIN=/path/to/bin
PYTHON ?= python3
VENV ?= .venv
BIN ?= $(VENV)/bin
SETUP ?= $(VENV)/.for-use
DEV_SETUP ?= $(if $(SETUP),$(VENV)/.for-development,)
GOLD ?= ../shared/gold
DEMO ?= demo-workspace
BENCH ?=
export PYTHONPATH := src:.
export PYTHONUTF8 := 1

.PHONY: help demo test check format quality bench constraints clean

help:
	@echo "make demo     install into .venv and read the bundled sample (twice is harmless)"
	@echo "make test     all tests; with Debian's chromium also the browser's"
	@echo "make check    formatting, lint, strict types, import direction, ceilings, knowledge files"
	@echo "make quality  score the program on the gold in $(GOLD) against quality/floors.json"
	@echo "make bench    articles a second by stage, memory, growth; BENCH=--full for 10,000 pages"

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.for-use: $(VENV)/bin/python pyproject.toml constraints.txt
	$(VENV)/bin/python -m pip install --quiet -c constraints.txt -e .
	@touch $@

$(VENV)/.for-development: $(VENV)/.for-use
	$(VENV)/bin/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(SETUP)
	@$(BIN)/python -m tawatur demo -w $(DEMO)

test: $(DEV_SETUP)
	@bash tests/browser.sh
	$(BIN)/python -m pytest -n auto

check: $(DEV_SETUP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m quality.ceilings
	$(BIN)/python -m quality.knowledge

format: $(DEV_SETUP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

quality: $(DEV_SETUP)
	$(BIN)/python -m quality.measure --gold $(GOLD)

bench: $(DEV_SETUP)
	$(BIN)/python -m quality.bench --gold $(GOLD) $(BENCH)
	$(BIN)/python -m quality.recombined --scale $(BENCH)
	$(BIN)/python -m quality.web_bench

# The versions in .venv, pinned: run it in a fresh .venv after a change of dependencies.
constraints: $(DEV_SETUP)
	$(BIN)/python -m pip freeze --exclude-editable > constraints.txt

clean:
	rm -rf $(VENV) $(DEMO) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
