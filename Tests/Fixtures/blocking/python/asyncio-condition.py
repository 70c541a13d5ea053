# Blocks in asyncio.Condition: who wakes must get the lock again, which another one holds.
import asyncio

async def wait(bell, name):
    async with bell:
        await bell.wait()
        await asyncio.sleep(0.2)
        print(name, "heard it")

async def main():
    bell = asyncio.Condition()
    waiting = [asyncio.create_task(wait(bell, name)) for name in ("Ann", "Bob", "Cid")]
    await asyncio.sleep(0.3)
    async with bell:
        bell.notify(1)
    await asyncio.sleep(0.5)
    async with bell:
        print("once more, for all")
        bell.notify_all()
    await asyncio.gather(*waiting)

asyncio.run(main())
