"""Labpress publishes what a lab learns, from Markdown to a website and to paper."""
