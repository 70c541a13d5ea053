import asyncio
import time

def blocking(n):
    time.sleep(n)
    return n * 10

async def main():
    a, b = await asyncio.gather(asyncio.to_thread(blocking, 1), asyncio.to_thread(blocking, 2))
    print(a, b)
    loop = asyncio.get_running_loop()
    r = await loop.run_in_executor(None, blocking, 0.5)
    print(r)

asyncio.run(main())
