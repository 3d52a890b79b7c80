"""Between the tables of every area and what is somebody's."""
