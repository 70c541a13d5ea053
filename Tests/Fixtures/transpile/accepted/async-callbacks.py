import asyncio


class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0.1)
        self.left -= 1
        return self.left


async def answer():
    await asyncio.sleep(0.3)
    return 42


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.2, print, "later")
    loop.call_soon(lambda: print("soon"))
    task = asyncio.create_task(answer(), name="answer")
    task.add_done_callback(lambda done: print(done.get_name(), done.result()))
    steps = [left async for left in Countdown(3)]
    print(steps)
    await task
    await asyncio.sleep(0)
    queue = asyncio.PriorityQueue()
    for job in [(3, "c"), (1, "a"), (2, "b")]:
        queue.put_nowait(job)
    while not queue.empty():
        print(await queue.get())


asyncio.run(main())
