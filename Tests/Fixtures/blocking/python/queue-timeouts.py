# Blocks in Queue.get and Queue.put with timeouts, which end in Empty and in Full.
import queue
import threading
import time

letters = queue.Queue(maxsize=1)

def post():
    time.sleep(0.5)
    letters.put("hello")

threading.Thread(target=post).start()
try:
    letters.get(timeout=0.3)
except queue.Empty:
    print("nothing yet")
print("got", letters.get(timeout=1))
letters.put("reply")
try:
    letters.put("one more", timeout=0.2)
except queue.Full:
    print("the box is full")
