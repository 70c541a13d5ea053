# Blocks in os.system, whose output goes where that of the program goes.
import os

print("before")
status = os.system("sleep 0.5; echo from the shell; exit 3")
print("after, status", os.waitstatus_to_exitcode(status))
