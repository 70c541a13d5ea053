# Blocks in threading.Timer, which is cancelled in time: its thread ends at once.
import threading
import time

alarm = threading.Timer(2, print, ["too late!"])
alarm.start()
time.sleep(0.5)
alarm.cancel()
print("cancelled")
alarm.join()
print("alive:", alarm.is_alive())
