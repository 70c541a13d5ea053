# Blocks in Event.wait: the first timeout strikes, the second does not.
import threading
import time

ready = threading.Event()

def prepare():
    time.sleep(0.5)
    ready.set()

threading.Thread(target=prepare).start()
print("ready after 0.3 s:", ready.wait(timeout=0.3))
print("ready after 1 s more:", ready.wait(timeout=1))
print("ready now:", ready.wait())
