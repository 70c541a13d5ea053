# Blocks in nothing: a loop that only a signal ends.
import signal

def give_up(number, frame):
    raise TimeoutError("too slow")

signal.signal(signal.SIGALRM, give_up)
signal.alarm(2)
print("working")
try:
    while True:
        pass
except TimeoutError as error:
    print("given up:", error)
