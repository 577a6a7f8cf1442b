"""Thin hooks: the only room that knows MkDocs. One plugin a file; the work is done elsewhere."""
