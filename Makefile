# Two commands are all that anybody needs: `make run` and `make test`.
SHELL := /bin/bash
PORT ?= 5000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What a fresh Debian or Ubuntu lacks: to make a virtual environment, to set type, and (for tests) a browser.
RUN_PACKAGES := python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core fonts-noto-cjk
TEST_PACKAGES := $(RUN_PACKAGES) chromium libatomic1

.DEFAULT_GOAL := help
.PHONY: help run test check bench torture lint pictures lock clean setup setup-test system system-test

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: setup ## Serve the demo at http://127.0.0.1:5000 (PORT=... for another port)
	@PORT=$(PORT) EVENTSYS_ENV=development $(BIN)/python -m eventsys.dev.serve

test: setup-test ## Test everything, on SQLite and PostgreSQL, and in a real browser
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

check:
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/mypy

lint: setup-test check ## Check style, types and floors

bench: setup-test ## Measure speed, as ratios in one run
	@$(BIN)/python -m tests.bench

torture: setup-test ## Fuzz, race and kill, for an hour or more
	@HYPOTHESIS_PROFILE=torture KILLS=200 $(BIN)/python -m pytest -n 2 --dist loadgroup tests/programme tests/outputs tests/imports tests/publishing tests/kit tests/registration

pictures: setup-test ## Take the README's pictures anew
	@$(BIN)/python -m eventsys.dev.pictures

lock: ## Pin the requirements anew, with hashes (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q requirements.in -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q requirements-dev.in -o requirements-dev.txt

clean: ## Remove the virtual environment and the demo's data
	rm -rf $(VENV) instance

setup: $(VENV)/.ready
setup-test: $(VENV)/.ready-test

$(VENV)/.ready: requirements.txt | system
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing Python packages ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.ready-test: requirements-dev.txt $(VENV)/.ready | system-test
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# Asks dpkg, installs only what is missing, as root or with sudo; else prints the line to run.
define install_missing
	@missing=""; for package in $(1); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
		line="apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends$$missing"; \
		if ! command -v apt-get >/dev/null; then echo "Please install:$$missing"; exit 1; \
		elif [ "$$(id -u)" = 0 ]; then as=""; \
		elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as=sudo; \
		else echo "Please run this as root, then try again:"; echo "  $$line"; exit 1; fi; \
		echo "Installing$$missing ..."; log=$$(mktemp); \
		$$as bash -c "$$line" >$$log 2>&1 || { cat $$log; exit 1; }; fi
endef

system:
	$(call install_missing,$(RUN_PACKAGES))

system-test:
	$(call install_missing,$(TEST_PACKAGES))
