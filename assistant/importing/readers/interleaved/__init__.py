"""Text whose table columns come out one block after the other: cut into fragments, then put back into columns."""
