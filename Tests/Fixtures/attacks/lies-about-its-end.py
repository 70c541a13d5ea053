# promise: What a run does to itself costs its own verdict, and nothing else.
# end: exited

import _diglot, os
_diglot.note(3, b'{"kind": "finished"}')
os._exit(7)
