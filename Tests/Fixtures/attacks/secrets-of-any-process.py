# promise: A run has no variable, descriptor or terminal of the tool.
# end: finished
# line: []

import glob
found = []
for path in glob.glob("/proc/[0-9]*/environ"):
    try:
        if "{{secret}}" in open(path).read():
            found.append(path)
    except OSError:
        pass
print(found)
