# Blocks in time.sleep, out of which a thread throws the main thread by SIGINT.
import os
import signal
import threading
import time

def interrupt():
    time.sleep(0.4)
    print("that takes too long")
    os.kill(os.getpid(), signal.SIGINT)

threading.Thread(target=interrupt).start()
try:
    time.sleep(5)
except KeyboardInterrupt:
    print("interrupted")
time.sleep(0.2)
print("went on")
