# Blocks in Popen.wait for three children that sleep side by side.
import subprocess

naps = [subprocess.Popen(["sleep", seconds]) for seconds in ("0.3", "0.8", "0.5")]
for nap in naps:
    nap.wait()
    print("awake:", nap.args[1])
