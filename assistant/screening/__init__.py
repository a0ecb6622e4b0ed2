"""Durable runs: a screening survives the death of the process that runs it."""
