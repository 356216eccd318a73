"""The same document by itadesk and by other programs: `python -m benchmarks.peers`."""
