import asyncio

async def work(name, delay):
    await asyncio.sleep(delay)
    print(f"{name} done")
    return delay

async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work("a", 0.2))
        b = tg.create_task(work("b", 0.1))
    print(a.result() + b.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work("c", 0.5))
            tg.create_task(boom())
    except ExceptionGroup as eg:
        print("group:", eg)
        for e in eg.exceptions:
            print(type(e).__name__, e)

async def boom():
    await asyncio.sleep(0.1)
    raise ValueError("boom")

asyncio.run(main())
