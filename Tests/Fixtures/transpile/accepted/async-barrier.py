import asyncio


async def racer(barrier, number):
    await asyncio.sleep(number / 10)
    print("ready", number, barrier.n_waiting)
    place = await barrier.wait()
    print("go", number, place)
    async with barrier:
        print("again", number)


async def waiter(barrier):
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError:
        print("broken", barrier.broken)


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*[racer(barrier, number) for number in range(3)])
    task = asyncio.create_task(waiter(barrier))
    await asyncio.sleep(1)
    await barrier.abort()
    await task


asyncio.run(main())
