"""Power cuts: what is written is recorded, and the disk is made again as the power could have left it."""
