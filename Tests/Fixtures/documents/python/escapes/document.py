def f():
    """An escape.

    >>> print("a\\nb")
    a
    b
    >>> x = "\t"
    """
