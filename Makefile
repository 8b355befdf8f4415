.PHONY: help book test lint clean

validators := $(CURDIR)/tools/validators/node_modules/.bin:$(CURDIR)/tools/validators/verapdf

help: ## this list
	@sed -n 's/^\([a-z]*\): ## /  make \1\t/p' Makefile

book: ## build the book in manuscript/: EPUB and PDF in build/
	@tools/setup.sh book
	.venv/bin/book build

test: ## every check and every test, with the validators; ARGS="tests/unit/parse" for some of the tests
	@tools/setup.sh test
	@$(MAKE) --no-print-directory lint
	PATH="$(validators):$$PATH" BOOK_REQUIRE_TOOLS=1 .venv/bin/pytest --numprocesses=auto --dist=loadfile $(ARGS)

lint: ## ruff, mypy, and the layers of the imports
	@tools/setup.sh lint
	.venv/bin/ruff check
	.venv/bin/mypy
	.venv/bin/lint-imports

clean: ## remove what was built, and caches; .venv and the fonts stay
	find build -mindepth 1 ! -path build/.gitignore -delete
	find book tests tools -name node_modules -prune -o -name __pycache__ -exec rm -rf {} +
	rm -rf __pycache__ dist .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
