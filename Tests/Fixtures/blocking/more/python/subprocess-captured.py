# Blocks in subprocess.run, which collects the output: it comes all at once, at the end.
import subprocess
import sys

program = """
import sys, time
print("started")
time.sleep(0.5)
sys.exit("failed")
"""

result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
print("status", result.returncode)
print("output", repr(result.stdout), "error", repr(result.stderr))
