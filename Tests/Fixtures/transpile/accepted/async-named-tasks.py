import asyncio

async def work(n):
    await asyncio.sleep(n / 10)
    print(n)
    return n

async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(work(2), name="slow")
        coro = work(1)
        second = group.create_task(coro, name="quick")
    print(first.result() + second.result(), first.done(), second.get_name())

asyncio.run(main())
