# promise: A run takes no more of the machine than its limits.
# end: finished
# line: denied

import resource

try:
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except ValueError:
        raise PermissionError
    print("REACHED")
except OSError:
    print("denied")
