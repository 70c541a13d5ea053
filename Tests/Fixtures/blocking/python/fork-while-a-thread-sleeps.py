# Blocks in waitpid for a forked child, while a thread of the parent sleeps on.
import os
import threading
import time

def tick():
    for number in (1, 2, 3):
        time.sleep(0.3)
        print("parent's thread ticks", number)

ticking = threading.Thread(target=tick)
ticking.start()
time.sleep(0.1)
child = os.fork()
if child == 0:
    time.sleep(0.4)
    print("child has", threading.active_count(), "thread")
    os._exit(7)
_, status = os.waitpid(child, 0)
print("child ended with", os.waitstatus_to_exitcode(status))
ticking.join()
