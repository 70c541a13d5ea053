# Blocks in the exit of the program: its status is known, and a thread still runs.
import sys
import threading
import time

def save():
    time.sleep(0.5)
    print("saved", file=sys.stderr)

threading.Thread(target=save).start()
time.sleep(0.2)
print("giving up")
sys.exit(3)
