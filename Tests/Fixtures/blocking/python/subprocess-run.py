# Blocks in subprocess.run of another Python, which sleeps and prints for itself.
import subprocess
import sys

program = """
import time
for number in (1, 2):
    time.sleep(0.5)
    print("child prints", number)
"""

result = subprocess.run([sys.executable, "-u", "-c", program])
print("child ended with", result.returncode)
