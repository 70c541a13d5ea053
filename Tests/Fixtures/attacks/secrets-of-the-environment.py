# promise: A run has no variable, descriptor or terminal of the tool.
# end: finished
# line: []

import os
print([name for name, value in os.environ.items() if "{{secret}}" in value or "TOKEN" in name])
