# Blocks in Process.join with a timeout; then the child is terminated.
import multiprocessing
import time

def work():
    print("child works")
    time.sleep(5)
    print("never printed")

child = multiprocessing.Process(target=work)
child.start()
child.join(timeout=0.5)
print("alive:", child.is_alive())
child.terminate()
child.join()
print("ended by signal", -child.exitcode)
