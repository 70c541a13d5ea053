# promise: A run takes no more of the machine than its limits.
# end: any

import threading, time
while True:
    try:
        threading.Thread(target=time.sleep, args=(1000000,), daemon=True).start()
    except RuntimeError:
        pass
