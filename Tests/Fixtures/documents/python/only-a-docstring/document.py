"""Nothing but this.

>>> 1 + 1
2
"""
