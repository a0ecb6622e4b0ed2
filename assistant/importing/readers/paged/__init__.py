"""Pages of a PDF as paragraphs and tables: rules, columns, lists, and what goes on over page breaks."""
