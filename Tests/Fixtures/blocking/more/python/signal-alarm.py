# Blocks in time.sleep, which an alarm interrupts: the handler runs, then the sleep goes on.
import signal
import time

def ring(number, frame):
    print("handler:", signal.Signals(number).name)

signal.signal(signal.SIGALRM, ring)
signal.alarm(1)
time.sleep(1.5)
print("slept on till the end")
