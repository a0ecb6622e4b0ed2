"""Services that speak OpenAI's protocol: how they are reached, and what went wrong in one sentence."""
