# line 2 [python-syntax]
def broken(:
    pass
