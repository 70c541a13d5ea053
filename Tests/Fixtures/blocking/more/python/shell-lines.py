# Blocks in a shell, whose lines the parent reads as they come.
import subprocess

script = "sleep 0.5; echo a; sleep 0.5; echo b"
with subprocess.Popen(script, shell=True, stdout=subprocess.PIPE, text=True) as shell:
    for line in shell.stdout:
        print("shell says", line.strip())
print("shell ended with", shell.returncode)
