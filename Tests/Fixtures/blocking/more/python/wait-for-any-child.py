# Blocks in os.wait, which gives the children back in the order in which they end.
import os
import time

def start(seconds, status):
    child = os.fork()
    if child == 0:
        time.sleep(seconds)
        os._exit(status)

start(0.6, 1)
start(0.2, 2)
start(0.4, 3)
for _ in range(3):
    _, status = os.wait()
    print("child", os.waitstatus_to_exitcode(status), "has ended")
