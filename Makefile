PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check install --quiet --constraint requirements.lock

.DEFAULT_GOAL := help
.PHONY: help run test check measure corpus bench bench-errors bench-editions bench-check bench-hostile bench-report docs screenshots seeds clean

# What `make corpus` writes, and where: make corpus N=3 SEED=1 OUT=build/small
N = 43
OUT = build/corpus
SEED = 7

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-16s%s\n", $$1, $$2 }' Makefile

run: .venv/run.stamp ## check the specimen reports in seeds/ and write the results to out/
	@$(BIN)/tieout run seeds --out out; code=$$?; \
	if [ $$code -gt 1 ]; then exit $$code; fi; \
	if [ $$code -eq 1 ]; then echo "tieout's exit code is 1: it found discrepancies, which is a success here."; \
	else echo "tieout's exit code is 0: it found no discrepancy."; fi; \
	echo "Open out/report/index.html"

test: check ## everything that must pass: what check does, and the tests
	$(BIN)/pytest --numprocesses auto --dist worksteal

check: .venv/dev.stamp ## ruff, mypy and the import contracts, without the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

measure: .venv/dev.stamp ## print how much of the labelled figures is recognised, and how much of that is right
	$(BIN)/python -m tests.recognition.scoring

corpus: .venv/dev.stamp ## write N=43 made-up reports with what is true of them to OUT=build/corpus, by SEED=7
	@$(BIN)/python -m tools.corpus --out $(OUT) --reports $(N) --seed $(SEED)

bench: .venv/dev.stamp ## print what recognising two reports takes, and what reading a PDF takes beside other ways
	$(BIN)/python -m benchmarks.recognise
	$(BIN)/python -m benchmarks.reading

bench-errors: .venv/dev.stamp ## put errors into made-up reports and a published one, and print how many are found
	$(BIN)/python -m benchmarks.errors
	$(BIN)/python -m benchmarks.errors --originals

bench-editions: .venv/dev.stamp ## put contradictions into the second edition of the bulletin, and print how many are found
	$(BIN)/python -m benchmarks.editions --verbose

bench-check: .venv/dev.stamp ## print how long checking 43 reports takes, and 172
	$(BIN)/python -m benchmarks.checking

bench-hostile: .venv/dev.stamp ## give each of some 275 hostile files to a run, and print what becomes of it (half an hour)
	$(BIN)/python -m benchmarks.hostile

bench-report: .venv/dev.stamp ## print how long writing the report and the other files takes and how large they are, with 10 to 10,000 findings
	$(BIN)/python -m benchmarks.report

docs: .venv/dev.stamp ## write docs/rules.md from the rules, and into docs/own_reports.md what its commands print
	$(BIN)/python -m tools.rules_page
	$(BIN)/python -m tools.tutorial_page

screenshots: .venv/dev.stamp ## take the pictures of docs/report.md, with chromium
	$(BIN)/python -m tools.screenshots

seeds: .venv/dev.stamp ## build the specimen reports in seeds/ from tools/specimens/
	$(BIN)/python tools/build_specimens.py

clean: ## remove the environment, the caches and the results in out/
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf out/data out/report out/*.csv out/*.json
	find validate schemas tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} +

# A stamp says what is installed; it is made again when the project's file or the lock changes.
.venv/run.stamp: pyproject.toml requirements.lock | $(BIN)/pip
	$(PIP) --editable .
	@touch $@

.venv/dev.stamp: pyproject.toml requirements.lock | $(BIN)/pip
	$(PIP) --editable '.[dev]'
	@touch .venv/run.stamp $@

$(BIN)/pip:
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	echo "No environment could be made: on Debian, install python3-venv."; exit 2; }
