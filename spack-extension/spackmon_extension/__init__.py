"""What runs inside Spack: tells the journal what happens, and changes nothing.

Everything here wraps a function of Spack, calls it with what it was called with, and gives back what it gave. What goes
wrong on our side is noted once and forgotten. Python 3.6 to 3.14, no dependencies.
"""
