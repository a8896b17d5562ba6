"""What is derived from checked data once, and shared by pages, pictures, search and tables."""
