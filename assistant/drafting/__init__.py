"""Drafts, by two drafters behind one interface, and their verification."""
