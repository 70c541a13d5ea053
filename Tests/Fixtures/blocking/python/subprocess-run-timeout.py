# Blocks in subprocess.run with a timeout, which kills the child.
import subprocess

try:
    subprocess.run(["sleep", "5"], timeout=0.4)
except subprocess.TimeoutExpired as error:
    print("killed after", round(error.timeout, 1), "s")
try:
    subprocess.run("echo started; exec sleep 5", shell=True, stdout=subprocess.PIPE, timeout=0.6)
except subprocess.TimeoutExpired as error:
    print("killed after", round(error.timeout, 1), "s, had written", error.stdout)
