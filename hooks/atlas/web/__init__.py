"""Pages: one view a template, the templates, the navigation."""
