# Blocks in time.sleep in a daemon thread, which the end of the program cuts off.
import threading
import time

def tick():
    while True:
        time.sleep(0.3)
        print("tick")

threading.Thread(target=tick, daemon=True).start()
time.sleep(1)
print("the program ends")
