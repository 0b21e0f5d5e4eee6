# Sayso: `make demo` shows it, `make test` checks it. Everything is installed into .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# The annotated corpora, for the quality gate: a folder with data, gold and scorers in it. Absent: those parts are skipped.
SAYSO_CORPORA ?= $(wildcard $(abspath ../shared))
export SAYSO_CORPORA
# The tests keep what Python compiled of them: otherwise each process that runs them compiles all of them anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup demo desk test lint soak bench gate docs screens train clean

setup: $(VENV)/base
	@echo "sayso is ready: $(BIN)/sayso --help"

$(VENV)/python:
	@command -v $(PYTHON) >/dev/null || { echo "there is no $(PYTHON) here; on Debian or Ubuntu: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "sayso needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "could not make a virtual environment; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/base: $(VENV)/python pyproject.toml
	@echo "installing sayso into $(VENV) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[ledger]'
	@touch $@

$(VENV)/dev: $(VENV)/base
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[ledger,dev]'
	@touch $@

demo: $(VENV)/base
	@$(BIN)/sayso read examples/agency-report.txt --meta examples/meta.jsonl
	@mkdir -p build && rm -f build/demo.db build/demo.db-shm build/demo.db-wal
	@echo && echo "Reading all $$(find examples -name '*.txt' -o -name '*.html' | wc -l) example pages into a ledger ..."
	@$(BIN)/sayso add examples --meta examples/meta.jsonl --ledger build/demo.db
	@echo && $(BIN)/sayso story --ledger build/demo.db
	@echo && $(BIN)/sayso dispute --ledger build/demo.db --limit 6
	@echo && $(BIN)/sayso figures what:wounded --ledger build/demo.db
	@echo && $(BIN)/sayso due --as-of 2018-12-16 --ledger build/demo.db
	@$(BIN)/sayso read examples --meta examples/meta.jsonl --format html --out build/demo.html 2>/dev/null
	@echo
	@echo "One story on one screen:   $(BIN)/sayso story ID --ledger build/demo.db   (the ids stand above)"
	@echo "Every word in its place:   open build/demo.html in a browser"
	@echo "All of it in the browser:  make desk   (http://127.0.0.1:8000)"
	@echo "Your own:                  $(BIN)/sayso read PAGE.html   $(BIN)/sayso add FOLDER   $(BIN)/sayso --help"

$(VENV)/desk: $(VENV)/base
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[desk]'
	@touch $@

desk: $(VENV)/desk
	@test -f build/demo.db || { mkdir -p build && $(BIN)/sayso add examples --meta examples/meta.jsonl --ledger build/demo.db; }
	@$(BIN)/sayso serve --ledger build/demo.db

lint: $(VENV)/dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

test: lint
	@$(BIN)/pytest -m "not soak" --numprocesses 2 --dist loadfile --no-loadscope-reorder

soak: $(VENV)/dev
	@$(BIN)/pytest -m soak --timeout 7200

gate: $(VENV)/dev
	@$(BIN)/python -m tests.gate

bench: $(VENV)/dev
	@$(BIN)/python -m tests.gate.bench

docs: $(VENV)/dev
	@$(BIN)/python -m tests.write_docs
	@$(BIN)/python -m tests.write_outputs

screens: $(VENV)/dev
	@$(BIN)/python -m tests.write_screens

train: $(VENV)/base
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[train]'
	@$(BIN)/python -m training.run

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
