"""Pages as sheets of placed words, whether a PDF gave them or they were recognised on a picture."""
