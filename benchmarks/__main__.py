"""All benchmarks that take less than a minute: ``python -m benchmarks``."""

from benchmarks import index_layout, screening

screening.main()
index_layout.main()
