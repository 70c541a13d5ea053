# Blocks in waitpid twice over: a child waits for a grandchild, the parent for the child.
import os
import time

child = os.fork()
if child == 0:
    grandchild = os.fork()
    if grandchild == 0:
        time.sleep(0.5)
        print("grandchild is done")
        os._exit(7)
    _, status = os.waitpid(grandchild, 0)
    time.sleep(0.2)
    print("child saw", os.waitstatus_to_exitcode(status))
    os._exit(8)
_, status = os.waitpid(child, 0)
print("parent saw", os.waitstatus_to_exitcode(status))
