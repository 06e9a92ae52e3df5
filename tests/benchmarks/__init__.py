"""How fast, against what: run on demand by `python -m tests.benchmarks`, never by the tests."""
