"""Brings référentiels in: the shipped files, a certifier's own, and the check against their source."""
