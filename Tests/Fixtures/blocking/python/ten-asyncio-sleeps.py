# Blocks in asyncio.sleep, in ten tasks, all until the same instant.
import asyncio

async def nap(number):
    await asyncio.sleep(1)
    print("awake", number)

async def main():
    await asyncio.gather(*(nap(number) for number in range(10)))
    print("all awake")

asyncio.run(main())
