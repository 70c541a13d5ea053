# line 9 [unsupported]
import asyncio

async def work(n):
    await asyncio.sleep(n)
    return n

async def main():
    for done in asyncio.as_completed([work(1), work(2)], timeout=5):
        print(await done)

asyncio.run(main())
