"""Results as people read them: text, Markdown, CSV and JSON, in Vietnamese and English."""
