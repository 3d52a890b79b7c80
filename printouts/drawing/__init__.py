"""What every sheet is drawn with: canvas, faces, words, blocks, tables."""
