# Blocks in time.sleep inside a coroutine: nothing else runs, and the timers are late.
import asyncio
import time

async def tick():
    for number in (1, 2, 3):
        await asyncio.sleep(0.2)
        print("tick", number)

async def main():
    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0.3)
    time.sleep(0.4)
    print("the loop was blocked")
    await ticking

asyncio.run(main())
