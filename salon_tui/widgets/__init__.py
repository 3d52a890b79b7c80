"""The project's own widgets: text is text, never markup, and controls are stripped."""
