import asyncio

class Ticker:
    """Yield numbers from 0 to `to` every `delay` seconds."""

    def __init__(self, delay, to):
        self.delay = delay
        self.i = 0
        self.to = to

    def __aiter__(self):
        return self

    async def __anext__(self):
        i = self.i
        if i >= self.to:
            raise StopAsyncIteration
        self.i += 1
        if i:
            await asyncio.sleep(self.delay)
        return i

class Pool:
    def __init__(self, size):
        self.size = size
        self.open = []

    async def __aenter__(self):
        for i in range(self.size):
            await asyncio.sleep(0.01)
            self.open.append(i)
        return self

    async def __aexit__(self, exc_type, exc, tb):
        if exc is not None:
            print("leaving with", exc_type.__name__, exc)
        self.open.clear()
        return True

async def main():
    async for i in Ticker(0.1, 4):
        print(i)
    async with Pool(3) as pool:
        print(pool.open)
        raise ValueError("bad")
    print(pool.open)

asyncio.run(main())
