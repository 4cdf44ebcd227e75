"""Measurements of cssim; run `python -m benchmarks.desk` from the root of the repository."""
