# Blocks in Event.wait, which an alarm ends by raising from its handler.
import signal
import threading

def give_up(number, frame):
    raise TimeoutError("gave up")

signal.signal(signal.SIGALRM, give_up)
signal.setitimer(signal.ITIMER_REAL, 0.4)
try:
    threading.Event().wait()
except TimeoutError as error:
    print(error)
signal.setitimer(signal.ITIMER_REAL, 5)
print("seconds left:", round(signal.setitimer(signal.ITIMER_REAL, 0)[0]))
