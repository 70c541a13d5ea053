# Blocks in Future.result: its timeout does not stop the work.
import time
from concurrent.futures import ThreadPoolExecutor

def bake():
    time.sleep(0.8)
    return "bread"

with ThreadPoolExecutor() as pool:
    baking = pool.submit(bake)
    try:
        baking.result(timeout=0.3)
    except TimeoutError:
        print("not yet")
    print("baked", baking.result())
