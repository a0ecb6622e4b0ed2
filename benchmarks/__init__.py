"""Speed, as ratios against something in the same run. No test asserts a time."""
