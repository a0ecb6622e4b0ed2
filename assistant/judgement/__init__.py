"""What is said of a dossier as pure values: drafts by the machine, decisions by a juror."""
