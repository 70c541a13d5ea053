# Blocks in os.write, because a pipe holds 64 KiB, until the other thread reads.
import os
import threading
import time

reading, writing = os.pipe()

def drain():
    time.sleep(0.4)
    size = 0
    while data := os.read(reading, 10_000):
        size += len(data)
    time.sleep(0.2)
    print("drained", size)

drainer = threading.Thread(target=drain)
drainer.start()
print("written", os.write(writing, bytes(50_000)))
print("written", os.write(writing, bytes(50_000)))
os.close(writing)
drainer.join()
