"""Offline measures of how far drafts agree with human grades, and the data they are made on."""
