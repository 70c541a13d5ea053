# Blocks in SimpleQueue.get, which is written in C and has a lock of its own.
import queue
import threading
import time

mail = queue.SimpleQueue()

def read():
    for letter in iter(mail.get, "stop"):
        print("read", letter)

reader = threading.Thread(target=read)
reader.start()
for letter in ("a", "b", "stop"):
    time.sleep(0.3)
    mail.put(letter)
reader.join()
try:
    mail.get(timeout=0.2)
except queue.Empty:
    print("no more mail")
