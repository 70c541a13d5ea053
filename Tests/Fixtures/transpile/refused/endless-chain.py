# line 6 [unsupported]
from itertools import chain, repeat


def padded(items):
    return chain(items, repeat(None))


padded([1, 2])
