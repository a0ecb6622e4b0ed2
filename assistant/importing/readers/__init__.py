"""One reader for each format that a référentiel may come in. A reader undoes layout and judges nothing."""
