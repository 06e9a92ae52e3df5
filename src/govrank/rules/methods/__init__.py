"""The scoring methods: one file each, found by name; a new file here is a new method."""
