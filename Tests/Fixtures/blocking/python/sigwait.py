# Blocks in sigwait and sigtimedwait, for a signal that a thread sends to the process.
import os
import signal
import threading
import time

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])

def send():
    for _ in range(2):
        time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGUSR1)

threading.Thread(target=send).start()
print("in 0.3 s:", signal.sigtimedwait([signal.SIGUSR1], 0.3))
print("in 1 s:", signal.sigtimedwait([signal.SIGUSR1], 1).si_signo == signal.SIGUSR1)
print("at last:", signal.sigwait([signal.SIGUSR1]).name)
