# promise: What a run does to itself costs its own verdict, and nothing else.
# end: crashed

import ctypes
ctypes.string_at(0)
