# Blocks in a chain of processes: Python waits for a shell, which waits for another Python.
import subprocess
import sys

program = "import time; time.sleep(0.5); print('grandchild is awake')"
script = '"$0" -c "$1"; sleep 0.3; echo child is awake'
subprocess.run(["sh", "-c", script, sys.executable, program], check=True)
print("parent goes on")
