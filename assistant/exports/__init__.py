"""The decided grid as files that leave the system."""
