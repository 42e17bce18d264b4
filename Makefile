# Everything a newcomer needs. On a fresh Debian 12: apt-get install make python3-venv
.DEFAULT_GOAL := help
.PHONY: help venv assets run test test-long test-own-server check bench clean

BIN := .venv/bin
# Tests run in two processes, each with a database server of its own; on one named server: WORKERS=0
WORKERS ?= 2
STYLES := $(shell find src/goldthread/ui/scss -type f 2>/dev/null)

help: ## say what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

venv: .make/venv ## make .venv hold what the lock names
assets: .make/assets ## build style sheet, fonts and scripts

run: .make/assets ## set everything up and serve the demo region
	@exec setpriv --pdeathsig TERM $(BIN)/goldthread demo # not even kill -9 of make leaves it behind

test: .make/assets ## set everything up and run every kind of test
	@GOLDTHREAD_CHROMIUM="$$(scripts/find_browser.sh)" && export GOLDTHREAD_CHROMIUM && \
	$(BIN)/pytest -n $(WORKERS) --dist loadfile -m "not long"

test-long: .make/assets ## the full matrices, mutations and kills, and all again on a server of one's own
	@GOLDTHREAD_CHROMIUM="$$(scripts/find_browser.sh)" && export GOLDTHREAD_CHROMIUM && \
	$(BIN)/pytest -n $(WORKERS) --dist loadfile
	@$(MAKE) --no-print-directory test-own-server

# Started by hand, on a port, with a superuser of another name; not our supervisor's.
test-own-server: .make/assets ## every kind of test that asks a database, on a PostgreSQL server of one's own
	@GOLDTHREAD_CHROMIUM="$$(scripts/find_browser.sh)" && export GOLDTHREAD_CHROMIUM && \
	PYTHONPATH=tests $(BIN)/python -m support.own_server $(BIN)/pytest -m "not long and not server"

check: .make/venv ## what CI asks besides the tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_sizes.py
	$(BIN)/goldthread docs check
	$(BIN)/python scripts/audit_dependencies.py

bench: .make/assets ## the benchmarks, as ratios
	$(BIN)/python -m benchmarks

clean: ## remove what make made; homes and their data stay
	rm -rf .venv .make .cache build dist node_modules src/goldthread/ui/static/built
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

.make/venv: requirements/dev.lock pyproject.toml scripts/prepare_venv.sh
	@scripts/prepare_venv.sh
	@mkdir -p .make && touch $@

.make/assets: .make/venv package.json package-lock.json scripts/build_assets.py $(STYLES)
	@$(BIN)/python scripts/build_assets.py
	@touch $@
