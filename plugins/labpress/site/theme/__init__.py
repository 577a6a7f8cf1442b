"""The theme `labpress`: templates, styles, scripts and fonts, found by its entry point."""
