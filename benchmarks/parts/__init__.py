"""The parts of `benchmarks.repair`: each takes a `Run` and prints its tables."""
