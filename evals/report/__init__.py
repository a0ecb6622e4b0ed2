"""A run's report: one HTML file without script or network."""
