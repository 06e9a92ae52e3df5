"""How Sphinx builds the documentation."""

from govrank.version import __version__

project = "govrank"
author = "the govrank developers"
project_copyright = "2026, the govrank developers"
version = release = __version__
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
# Directives between colons, so that a fence is always code that is run.
myst_enable_extensions = ["colon_fence"]
# Options and quotes are shown as they are typed.
smartquotes = False
# Anchors for headings, so that pages can refer to each other's parts.
myst_heading_anchors = 4
html_theme = "alabaster"
language = "en"
