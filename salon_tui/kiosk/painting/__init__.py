"""What Textual does for every page and every frame, at less cost: styles, and the lines of a frame."""
