# From a bare checkout each target first makes .venv from the pinned requirements.
# PYTHON names the interpreter for it: any python3 from 3.11 on.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
HEAVY := $(VENV)/installed-heavy
BROWSER := $(VENV)/installed-browser
SCORES := tests/scores/node_modules/installed
# The browser that test-browser drives: Debian's, which root installs if it is missing.
CHROMIUM ?= /usr/bin/chromium
# What drives the benchmark: Debian's, where root can install it.
WRK := $(if $(shell command -v apt-get),/usr/bin/wrk)
# What test-pages runs besides: Debian's, where they are missing.
NODE := $(or $(shell command -v npm),/usr/bin/npm)
JAVA := $(or $(shell command -v java),/usr/bin/java)

.PHONY: serve test test-browser test-pages test-heavy check bench chaos attacks backup restore fmt
.DELETE_ON_ERROR:
.DEFAULT_GOAL := check

serve: $(STAMP)
	exec $(BIN)/python manage.py serve

test: $(STAMP)
	$(BIN)/pytest -n 2 --dist loadscope

test-browser: $(BROWSER) $(CHROMIUM)
	CHROMIUM=$(CHROMIUM) $(BIN)/pytest tests/browser

# Scores of every public page, in a table; what is below the bars fails it.
test-pages: $(BROWSER) $(CHROMIUM) $(SCORES) $(JAVA)
	CHROMIUM=$(CHROMIUM) $(BIN)/python -m tests.scores

# CASES: how many are made for each operation in a phase; SHARE=1: of one kind of record for each way
# in which they are built.
test-heavy: $(HEAVY)
	HEAVY=1 $(BIN)/pytest tests/heavy

# N commitments, ROUNDS interleaved rounds; the table, and the same as var/bench.json. Without wrk a
# driver in Python measures, and the table says so.
N ?= 100000
ROUNDS ?= 3

bench: $(STAMP) $(WRK)
	$(BIN)/python -m benchmarks --n $(N) --rounds $(ROUNDS)

# Breaks a served tracker under load and tells what was lost: nothing. SHORT=1: shorter causes, fewer
# checks, as in CI; ONLY=a,b: these faults alone; DOCUMENT=1: the table goes into docs/reliability.md.
chaos: $(STAMP)
	$(BIN)/python -m chaos $(if $(SHORT),--short) $(if $(ONLY),--only $(ONLY)) $(if $(DOCUMENT),--document)

# The tests that attack, by class, in a table; DOCUMENT=1: into docs/reliability.md.
attacks: $(STAMP)
	$(BIN)/python -m tests.attacks $(if $(DOCUMENT),--document)

# TO: the folder; FROM: one that was made so. Restore takes an empty database and an empty MEDIA_ROOT.
backup: $(STAMP)
	@$(BIN)/python manage.py backup $(TO)

restore: $(STAMP)
	$(BIN)/python manage.py restore $(FROM)

check: $(STAMP)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml tracker commitments chaos
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/pytest -q tests/models/test_migration_locks.py
	$(BIN)/python manage.py spectacular --validate --fail-on-warn --file /dev/null
	env -u DEBUG -u ALLOWED_HOSTS BASE_URL=https://tracker.example.org \
	    $(BIN)/python -W error::DeprecationWarning manage.py check --deploy --fail-level WARNING

fmt: $(STAMP)
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

# The stamp comes last, so that an interrupted installation is done again.
$(STAMP): requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one: make PYTHON=/path/to/python3")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-dev.txt
	@touch $@

$(HEAVY): $(STAMP) requirements-heavy.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-heavy.txt
	@touch $@

$(BROWSER): $(STAMP) requirements-browser.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-browser.txt
	@touch $@

$(SCORES): $(NODE) tests/scores/package-lock.json
	cd tests/scores && npm ci --silent
	@touch $@

/usr/bin/npm:
	apt-get update -qq
	apt-get install -y -qq --no-install-recommends nodejs npm

/usr/bin/java:
	apt-get update -qq
	apt-get install -y -qq --no-install-recommends default-jre-headless

/usr/bin/chromium:
	apt-get update -qq
	apt-get install -y -qq --no-install-recommends chromium fonts-liberation fonts-wqy-microhei \
	    fonts-thai-tlwg

/usr/bin/wrk:
	if test "$$(id -u)" = 0; then apt-get update -qq && apt-get install -y -qq wrk; fi
