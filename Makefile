# Everything runs in .venv, which is made on first use. PYTHON chooses the interpreter: make test PYTHON=python3.13
PYTHON ?= python3
BIN := .venv/bin
DATA ?=

.PHONY: demo test lint wheel bench clean

demo: .venv/.base
	@$(BIN)/python tools/demo.py examples out

test: .venv/.test
	@$(BIN)/pytest

lint: .venv/.lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

wheel: .venv/.lint
	rm -rf dist
	$(BIN)/python -m build --quiet --wheel
	$(BIN)/check-wheel-contents dist

bench: .venv/.bench .venv/.tools
	$(BIN)/python -m benchmarks.speed $(DATA)
	$(if $(DATA),$(BIN)/python -m benchmarks.repair $(DATA))

clean:
	rm -rf .venv build dist out *.egg-info
	find corpus/data -name '*.built' -delete

.venv/.base: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("dechaff needs Python 3.11 or newer: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/.%: .venv/.base
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[$*]'
	@touch $@

.PRECIOUS: .venv/.%
