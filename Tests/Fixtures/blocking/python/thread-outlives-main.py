# Blocks in the exit of the program, which waits for the threads that are no daemons.
import atexit
import threading
import time

def work():
    time.sleep(0.5)
    print("the thread is done")

atexit.register(print, "now the program ends")
threading.Thread(target=work).start()
time.sleep(0.1)
print("main is done")
