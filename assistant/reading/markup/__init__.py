"""HTML and Markdown, as whoever sees them rendered."""
