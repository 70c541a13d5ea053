import asyncio

async def save(name):
    await asyncio.sleep(0.2)
    print("saved", name)

async def worker(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await save(name)
        return "partial"
    finally:
        await asyncio.sleep(0.1)
        print("bye", name)
    return "full"

async def main():
    t = asyncio.create_task(worker("w"))
    await asyncio.sleep(0.5)
    t.cancel()
    print(await t)

asyncio.run(main())
