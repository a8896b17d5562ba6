"""The code of the commands in scripts/. Each command imports it as `lib`, since its own folder leads Python's path."""
