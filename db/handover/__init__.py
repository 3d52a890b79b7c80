"""What is somebody's who leaves, and how it becomes a colleague's."""
