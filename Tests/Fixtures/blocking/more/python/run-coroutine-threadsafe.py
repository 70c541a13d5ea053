# Blocks in the future of a coroutine, which runs in the event loop of another thread.
import asyncio
import threading

loop = asyncio.new_event_loop()
runner = threading.Thread(target=loop.run_forever)
runner.start()

async def add(a, b):
    await asyncio.sleep(0.4)
    return a + b

print("sum:", asyncio.run_coroutine_threadsafe(add(2, 3), loop).result())
impatient = asyncio.run_coroutine_threadsafe(add(4, 5), loop)
try:
    impatient.result(timeout=0.1)
except TimeoutError:
    print("not yet")
print("sum:", impatient.result())
loop.call_soon_threadsafe(loop.stop)
runner.join()
