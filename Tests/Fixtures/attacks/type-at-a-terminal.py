# promise: A run has no variable, descriptor or terminal of the tool.
# end: finished
# line: denied

import fcntl, os, termios

try:
    controller, terminal = os.openpty()
    fcntl.ioctl(terminal, termios.TIOCSTI, b"x")
    print("REACHED")
except OSError:
    print("denied")
