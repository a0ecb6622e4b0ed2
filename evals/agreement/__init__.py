"""Agreement between any raters, humans or drafts: small measures, each with its formula and its source."""
