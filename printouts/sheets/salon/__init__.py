"""The salon's own papers: letters, the recovery sheet, the calibration page."""
