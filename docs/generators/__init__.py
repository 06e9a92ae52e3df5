"""What the generated parts of the documentation are made of: one module a page."""
