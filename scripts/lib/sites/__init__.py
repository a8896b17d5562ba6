"""Two built sites compared, byte for byte after a list of intended differences."""
