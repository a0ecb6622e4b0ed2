"""What jurors do: decisions, appended and never overwritten."""
