# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
# `make run` and `make test` do all set-up themselves; `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help setup run test check bench simulation nightly shots demo i18n catalogues dictionary lock app installer
PY := .venv/bin/python
BIN := .venv/bin
WORKERS ?= 2
SIMULATE := $(PY) -m tests.simulation
export I18N_STRICT ?= 1
# tests start the program often: it must not be compiled anew each time
unexport PYTHONDONTWRITEBYTECODE
OFFICE_LIST := $(wildcard ../shared/data/office-lists/lier.xlsx)
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/*.po))

help: ## this list
	@grep -E '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## /  make \1\t/' | expand -t 18

setup: ## Python, system libraries, .venv with the locked packages
	@sh tools/setup.sh
	@$(MAKE) -s --no-print-directory catalogues

catalogues: $(CATALOGUES)
%.mo: %.po
	@$(PY) -m tools.i18n compile

run: setup ## open the window; without a screen play the first working day into build/demo
ifeq ($(strip $(SCREEN)),)
	@echo "No screen here (DISPLAY and WAYLAND_DISPLAY are empty): playing the first working day into build/demo"
	@QT_QPA_PLATFORM=offscreen $(PY) -m ensure_desk first-day build/demo $(addprefix --list ,$(OFFICE_LIST))
else
	@$(PY) -m ensure_desk
endif

test: setup ## all tests but the slow ones
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -n $(WORKERS) -m "not slow"

check: setup ## style, types, import contracts, licences, translations, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/reuse lint --quiet || $(BIN)/reuse lint
	$(PY) -m tools.i18n check
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory simulation

bench: setup ## speed as ratios against bare references in the same run
	@QT_QPA_PLATFORM=offscreen $(PY) -m bench

simulation: setup ## the hand-over under every fault: 500 schedules, 50 through workbooks, all wrong merges
	@$(SIMULATE) --schedules 500 --steps 80 --workers $(WORKERS) --json
	@$(SIMULATE) --workbooks 50 --workers $(WORKERS) --json
	@$(SIMULATE) --mutated 500 --workers $(WORKERS) --json
	@$(SIMULATE) --mutants --workers $(WORKERS) --json

nightly: setup ## everything, the slow tests too, and ten thousand schedules of the hand-over
	@ENSURE_DESK_KILLS=500 QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -n $(WORKERS)
	@$(SIMULATE) --schedules 10000 --steps 80 --workers $(WORKERS)
	@$(SIMULATE) --schedules 500 --desks 13 --steps 300 --workers $(WORKERS)
	@$(SIMULATE) --workbooks 1000 --workers $(WORKERS)
	@$(SIMULATE) --mutated 20000 --workers $(WORKERS)
	@$(SIMULATE) --mutants --schedules 300 --workers $(WORKERS)

shots: setup ## every page as a picture in build/shots, and the pictures of the manual
	@QT_QPA_PLATFORM=offscreen $(PY) -m ensure_desk shots build/shots
	@QT_QPA_PLATFORM=offscreen $(PY) -m tools.manual_pictures

demo: setup ## a fictional district of 12 offices in build/district
	@$(PY) -m ensure_desk demo build/district --offices 12 --people 200 --seed 7

i18n: setup ## collect new texts into the catalogues and compile them
	@$(PY) -m tools.i18n update
	@$(PY) -m tools.i18n compile
	@$(PY) -m tools.manual_words

dictionary: setup ## write docs/data-dictionary.md from the field declarations
	@$(PY) -m tools.data_dictionary

lock: setup ## resolve the dependencies anew
	@sh tools/lock.sh

app: setup ## the frozen program for this machine in build/app, tried
	@$(PY) -m tools.app
	@ENSURE_DESK_JUST_BUILT=1 QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q tests/packaging/test_built_folder.py

installer: setup ## the Windows installer in build/release, tried with Wine where it is there
	@$(PY) -m tools.installer
