# Blocks in signal.pause until a child sends a signal.
import os
import signal
import time

signal.signal(signal.SIGUSR1, lambda number, frame: print("handler runs"))
parent = os.getpid()
child = os.fork()
if child == 0:
    time.sleep(0.4)
    os.kill(parent, signal.SIGUSR1)
    time.sleep(0.2)
    os._exit(0)
signal.pause()
print("pause is over")
os.waitpid(child, 0)
print("child has ended")
