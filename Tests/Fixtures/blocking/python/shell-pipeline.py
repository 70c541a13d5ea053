# Blocks in a pipeline of the shell: three processes, two pipes.
import subprocess

script = "(sleep 0.4; echo pear; echo apple; sleep 0.4; echo fig) | sort | tail -n 2"
print("sorting")
print(subprocess.check_output(script, shell=True, text=True).split())
