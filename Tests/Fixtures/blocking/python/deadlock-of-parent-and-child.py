# Blocks for ever in waitpid: the child reads a pipe that nobody will write to or close.
import os
import time

reading, writing = os.pipe()
child = os.fork()
if child == 0:
    print("child waits for a word")
    os.read(reading, 100)
    os._exit(0)
time.sleep(0.5)
print("parent waits for the child")
os.waitpid(child, 0)
print("never printed")
