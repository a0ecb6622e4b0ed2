"""Synthetic phrases of a hand that knew neither the patterns nor the sentences learnt from."""
