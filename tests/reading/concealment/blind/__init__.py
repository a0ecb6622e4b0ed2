"""Phrases by people who had seen neither the patterns nor the sentences that the model is learnt from."""
