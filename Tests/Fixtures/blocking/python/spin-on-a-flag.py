# Blocks in nothing: it spins, without a look at the clock, until another thread sets a flag.
import threading
import time

flag = False

def raise_flag():
    global flag
    time.sleep(0.2)
    flag = True

time.sleep(0.1)
print("waiting for the flag")
threading.Thread(target=raise_flag).start()
while not flag:
    pass
print("the flag is up")
