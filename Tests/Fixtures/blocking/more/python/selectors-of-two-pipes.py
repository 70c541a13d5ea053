# Blocks in a selector, which watches two pipes that two threads write to.
import os
import selectors
import threading
import time

def feed(pipe, interval):
    for _ in range(2):
        time.sleep(interval)
        os.write(pipe, b".")
    os.close(pipe)

with selectors.DefaultSelector() as selector:
    for name, interval in (("quick", 0.2), ("slow", 0.5)):
        reading, writing = os.pipe()
        selector.register(reading, selectors.EVENT_READ, name)
        threading.Thread(target=feed, args=(writing, interval)).start()
    while selector.get_map():
        ready = selector.select(timeout=0.3)
        print("ready:", *(key.data for key, _ in ready))
        for key, _ in ready:
            if not os.read(key.fd, 1):
                selector.unregister(key.fd)
