"""Accuracy on public benchmarks: `python -m evals NAME FOLDER`. The data is not part of the project."""
