# Blocks in Popen.wait: with a timeout that expires, then until the signal has ended the child.
import signal
import subprocess

sleeper = subprocess.Popen(["sleep", "5"])
try:
    sleeper.wait(timeout=0.5)
except subprocess.TimeoutExpired:
    print("still asleep, status", sleeper.poll())
sleeper.terminate()
print("ended by", signal.Signals(-sleeper.wait()).name)
