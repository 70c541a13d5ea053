# promise: What a run does to itself costs its own verdict, and nothing else.
# end: any

import sys
sys.setrecursionlimit(10 ** 9)

def down(n):
    return down(n + 1) + 1

down(0)
