"""Views: what each page shows, worked out before a template sees it."""
