"""The benchmarks that need nothing but the product, in a few minutes: ``python -m benchmarks``."""

from benchmarks import index_layout, own_work, reading, recognition, screening

for benchmark in (reading, recognition, own_work, screening, index_layout):
    benchmark.main()
