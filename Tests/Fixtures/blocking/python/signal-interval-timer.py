# Blocks in time.sleep, while an interval timer ticks.
import signal
import time

ticks = 0

def tick(number, frame):
    global ticks
    ticks += 1
    print("tick", ticks)

signal.signal(signal.SIGALRM, tick)
signal.setitimer(signal.ITIMER_REAL, 0.3, 0.2)
time.sleep(0.8)
signal.setitimer(signal.ITIMER_REAL, 0)
time.sleep(0.5)
print("no more ticks")
