# Blocks in reading the lines of a child as they come.
import subprocess
import sys

program = """
import time
for number in (1, 2, 3):
    print("line", number, flush=True)
    time.sleep(0.4)
"""

with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as child:
    for line in child.stdout:
        print("parent reads", line.strip())
    print("end of file")
print("child ended with", child.returncode)
