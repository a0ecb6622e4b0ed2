"""PDF: what its pages print, and what they hide."""
