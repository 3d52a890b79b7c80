"""Every sheet that can be printed, by area.

``dated`` draws a record of any kind from its declaration, and two side by side.
"""
