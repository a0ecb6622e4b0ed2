"""Synthetic attacks and honest look-alikes, built by code, and how the readers do on them."""
