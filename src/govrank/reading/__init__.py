"""Text in: strict YAML with marks, tables, numbers as printed, names of units."""
