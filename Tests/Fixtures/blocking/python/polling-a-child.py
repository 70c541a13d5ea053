# Blocks in short sleeps: waitpid with WNOHANG only looks whether the child has ended.
import os
import time

child = os.fork()
if child == 0:
    time.sleep(0.7)
    os._exit(0)
looks = 0
while os.waitpid(child, os.WNOHANG) == (0, 0):
    looks += 1
    print("look", looks, "in vain")
    time.sleep(0.3)
print("it has ended")
