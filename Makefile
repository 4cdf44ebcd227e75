# Every target sets up what it needs in .venv; a second call finds it there.
.PHONY: demo test lab bench lint clean
.DELETE_ON_ERROR:

PYTHON ?= python3
BIN := .venv/bin
JOBS ?= 2

demo: .venv/installed
	@mkdir -p out
	$(BIN)/cssim compare scenarios/19-common-form.toml scenarios/02-four-people.toml \
		-n 20 --plot out/19-against-02.png --report out/19-against-02.html --overwrite

test: .venv/installed-dev lint
	$(BIN)/pytest -n $(JOBS) --dist worksteal -q

lint: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lab: .venv/installed-dev
	$(BIN)/jupyter lab notebooks

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks.desk

clean:
	rm -rf .venv out .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "cssim needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/installed-dev: pyproject.toml .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ .venv/installed
