"""The day as a grid."""
