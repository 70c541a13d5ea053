# Blocks in communicate: the child reads all its input, thinks and answers.
import subprocess
import sys

program = """
import sys, time
words = sys.stdin.read().split()
time.sleep(0.2 * len(words))
print(" ".join(reversed(words)))
"""

command = [sys.executable, "-c", program]
child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
print("asking")
try:
    child.communicate("one two three", timeout=0.4)
except subprocess.TimeoutExpired:
    print("no answer yet")
answer, _ = child.communicate()
print("answer:", answer.strip())
