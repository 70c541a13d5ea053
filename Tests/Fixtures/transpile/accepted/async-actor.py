import asyncio

class Counter:
    def __init__(self):
        self.value = 0
        self.mailbox = asyncio.Queue()
        self.task = None

    async def start(self):
        self.task = asyncio.create_task(self._loop())

    async def _loop(self):
        while True:
            msg, n = await self.mailbox.get()
            if msg == "add":
                self.value += n
            elif msg == "stop":
                break
            self.mailbox.task_done()

    async def add(self, n):
        await self.mailbox.put(("add", n))

    async def stop(self):
        await self.mailbox.put(("stop", 0))
        await self.task

async def main():
    c = Counter()
    await c.start()
    for i in range(5):
        await c.add(i)
    await c.stop()
    print(c.value)

asyncio.run(main())
