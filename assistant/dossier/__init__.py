"""A candidate's written deliverable as pure values: pages, passages and what a reader would not see."""
