# All there is to know: make run, make test. The rest is for who maintains the house.
.PHONY: help run test check fix bench backup restore translations

HOST ?= 127.0.0.1
PORT ?= 8000
DEMO ?=
PYTHON ?= python3.11
export HOST PORT DEMO
PY = .venv/bin/python
SET_UP = $$(command -v $(PYTHON) || command -v python3) scripts/set_up.py

help: ## say what make can do
	@sed -n 's/^\([a-z]*\):.*## /make \1 - /p' Makefile

run: ## set everything up and open the house (HOST, PORT, DEMO=0 for an empty one)
	@$(SET_UP) requirements.txt
	@$(PY) scripts/translations.py compile
	@$(PY) scripts/serve.py

test: ## set up and run all tests, on SQLite and PostgreSQL, with a real browser (ARGS for pytest)
	@$(SET_UP) requirements-dev.txt
	@$(PY) scripts/translations.py compile
	@$(PY) scripts/test.py $(ARGS)

check: ## lint, types, layers, migrations, templates, translations, deployment
	@$(SET_UP) requirements-dev.txt
	@$(PY) scripts/check.py

fix: ## put code and templates in shape
	@$(SET_UP) requirements-dev.txt
	@$(PY) scripts/check.py --fix

bench: ## measure, as ratios in one run (PART=name for one part)
	@$(SET_UP) requirements-dev.txt
	@$(PY) -m bench $(PART)

translations: ## compile the translations
	@$(SET_UP) requirements.txt
	@$(PY) scripts/translations.py compile

backup: ## put database, files and keys in two files (TO=folder, KEEP_DAYS=30 throws away older ones)
	@$(SET_UP) requirements.txt
	@KEEP_DAYS="$(KEEP_DAYS)" $(PY) scripts/keep.py backup "$(TO)"

restore: ## put a backup back: make restore FILE=... (with its keys beside it)
	@$(SET_UP) requirements.txt
	@NOTHING_SINCE="$(NOTHING_SINCE)" $(PY) scripts/keep.py restore "$(FILE)"
