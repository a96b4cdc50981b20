"""The terminal: arguments, streams and exit codes. No text logic lives here."""
