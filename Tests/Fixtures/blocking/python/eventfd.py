# Blocks in reading an eventfd: the counter gathers what was added, then starts again at nought.
import os
import threading
import time

counter = os.eventfd(0)

def count():
    time.sleep(0.2)
    os.eventfd_write(counter, 3)
    for _ in range(2):
        time.sleep(0.3)
        os.eventfd_write(counter, 1)

threading.Thread(target=count).start()
print("counted", os.eventfd_read(counter))
time.sleep(0.8)
print("counted", os.eventfd_read(counter))
