# Blocks in poll: on a timeout, on data, on the other end hanging up.
import os
import select
import threading
import time

reading, writing = os.pipe()
poll = select.poll()
poll.register(reading, select.POLLIN)

def write():
    time.sleep(0.5)
    os.write(writing, b"data")
    time.sleep(0.3)
    os.close(writing)

threading.Thread(target=write).start()
print("events in 0.3 s:", len(poll.poll(300)))
(_, event), = poll.poll()
print("data:", event == select.POLLIN, os.read(reading, 10))
(_, event), = poll.poll()
print("hung up:", event == select.POLLHUP)
