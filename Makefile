# Everything a newcomer needs: make run, make test. The rest is listed by make help.
.NOTPARALLEL:
.DEFAULT_GOAL := help
SHELL := /bin/sh

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
# The commands below must find this tree's Python even when another environment is active.
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME
BIN := .venv/bin
STEP := @sh packaging/step.sh
UV ?= uv

.PHONY: help
help:  ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

.PHONY: run
run:  ## prepare what is missing and start the program (without a display: run the demo)
	@$(PYTHON) packaging/environment.py run
	@sh packaging/run.sh

.PHONY: ready
ready:
	@$(PYTHON) packaging/environment.py test

# ---------------------------------------------------------------- what .ci/run runs
.PHONY: test
test: ready lint types layers checks catalogue-check tests ui-tests coverage wheel  ## every check and test
	@sh packaging/step.sh --total

.PHONY: lint types layers checks catalogue-check tests ui-tests coverage wheel
lint: ready
	$(STEP) --start
	$(STEP) "ruff: rules" $(BIN)/ruff check --quiet
	$(STEP) "ruff: format" $(BIN)/ruff format --check --quiet

types: ready
	$(STEP) "mypy --strict" $(BIN)/mypy --no-error-summary

layers: ready
	$(STEP) "import-linter: layers and cycles" sh packaging/layers.sh

checks: ready
	$(STEP) "project rules: sizes, names, literal text, addresses" $(BIN)/python -m tests.checks

catalogue-check: ready
	$(STEP) "translations: fresh, complete, msgfmt --check" $(BIN)/python -m tests.checks.catalogues check

# Everything but tests/ui runs with PySide6 made unimportable: the boundary of Qt is proven, not promised. Measuring makes
# Python half as slow again, so what cannot reach the files with a floor (packaging/coverage_floor.toml) runs by itself,
# unmeasured; so do long walks over every form and the whole sample, which reach nothing there that others do not: were
# that to change, the floors would say so. Every file is in one of both.
WITHOUT_QT := $(shell find tests -name 'test_*.py' -not -path 'tests/ui/*' | sort)
LONG_WALKS := tests/services/paper/test_every_form% tests/services/seed/test_seed_book.py \
	tests/services/seed/test_seed_stores.py tests/services/test_data_package.py \
	tests/services/test_reporting.py tests/services/test_recap.py tests/services/test_demonstration.py \
	tests/cli/test_demo.py
MEASURED := $(filter-out $(LONG_WALKS),$(filter tests/storage/% tests/bundle/% tests/media/% tests/faults/% \
	tests/services/% tests/cli/% tests/domain/test_lifecycle.py,$(WITHOUT_QT)))
PYTEST_WITHOUT_QT := env SO_CONG_DOAN_NO_QT=1 $(BIN)/pytest -p no:pytest-qt -n 2 --dist worksteal --quiet \
	--durations=5 --durations-min=2

.PHONY: measured-tests other-tests
tests: measured-tests other-tests

measured-tests: ready
	$(STEP) "tests of what can lose data, measured, in random order" $(PYTEST_WITHOUT_QT) --cov --cov-report= \
		$(MEASURED) $(PYTEST)

other-tests: ready
	$(STEP) "all other tests without Qt, in random order" $(PYTEST_WITHOUT_QT) \
		$(filter-out $(MEASURED),$(WITHOUT_QT)) $(PYTEST)

ui-tests: ready
	$(STEP) "tests of the window, in random order" $(BIN)/pytest tests/ui -n 2 --dist worksteal --quiet \
		--durations=5 --durations-min=2 $(PYTEST)

coverage: ready
	$(STEP) "branch coverage where loss is possible" $(BIN)/python -m tests.checks.coverage

wheel: ready
	$(STEP) "wheel: built, installed, used" $(BIN)/python packaging/try_wheel.py

# ---------------------------------------------------------------- for the desk
.PHONY: demo
demo: ready  ## 2015-2020 on made-up data, all units (minutes), into build/demo; ends with the article's figures and ours
	@rm -rf build/demo
	@$(BIN)/so-cong-doan demo --to build/demo

.PHONY: format
format: ready  ## let ruff mend and format the code
	@$(BIN)/ruff check --quiet --fix-only
	@$(BIN)/ruff format

.PHONY: catalogues
catalogues: ready  ## bring the translation catalogues up to date with the code
	@$(BIN)/python -m tests.checks.catalogues update

.PHONY: keys
keys: ready  ## bring the list of keys in the help up to date with the screens
	@$(BIN)/python -m tests.key_list

.PHONY: campaign
campaign: ready  ## the long fault and fuzz runs (tests/campaigns; SECONDS=n each)
	@SO_CONG_DOAN_CAMPAIGN_SECONDS=$(or $(SECONDS),120) SO_CONG_DOAN_NO_QT=1 $(BIN)/pytest tests/campaigns -p no:pytest-qt \
		-o python_files='campaign_*.py' --timeout 7200 -s $(PYTEST)

.PHONY: typing
typing: ready  ## Vietnamese typed through IBus-Unikey into the real window (skipped where they are not installed)
	@SO_CONG_DOAN_NO_QT=1 $(BIN)/pytest tests/campaigns -p no:pytest-qt -o python_files='campaign_typing.py' \
		--timeout 1200 -s -rs $(PYTEST)

.PHONY: bench
bench: ready  ## speed and memory as ratios to floors measured in the same run
	@$(BIN)/python -m tests.benchmarks $(BENCH)

.PHONY: keystrokes
keystrokes: ready  ## 200 people into the real window by xdotool under Xvfb, counted (needs xvfb xdotool x11-xserver-utils)
	@$(BIN)/python -m tests.keystrokes $(KEYS)

.PHONY: screenshots
screenshots: ready  ## every window and dialog, both languages, 100 % and 200 %, light and dark, into screenshots/
	@$(BIN)/python -m tests.screenshots $(SHOTS)

.PHONY: papers
papers: ready  ## every printed form of a sample book, filled and blank, as PDF and pictures, into build/papers/
	@$(BIN)/python -m tests.papers $(PAPERS)

.PHONY: lock
lock:  ## compile packaging/*.in into lock files with hashes (needs uv)
	@cd packaging && for name in requirements requirements-dev; do \
		$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
			$(LOCK) $$name.in -o $$name.lock || exit 1; \
	done

.PHONY: clean
clean:  ## remove what was made here, except .venv
	@rm -rf dist build screenshots demo htmlcov .coverage coverage.json .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache
