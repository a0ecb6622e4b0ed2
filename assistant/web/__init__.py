"""The web interface, in French."""

import os

# Gradio reads these when it is imported: it must not ask its vendor about versions, nor count its users.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"
