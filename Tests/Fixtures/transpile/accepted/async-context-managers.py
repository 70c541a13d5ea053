import asyncio
from contextlib import asynccontextmanager, contextmanager

@asynccontextmanager
async def resource(name):
    print("open", name)
    await asyncio.sleep(0.1)
    try:
        yield name.upper()
    finally:
        await asyncio.sleep(0.1)
        print("close", name)

@contextmanager
def tag(name):
    print(f"<{name}>")
    yield
    print(f"</{name}>")

async def use():
    async with resource("db") as r:
        print("using", r)
        return r + "!"

async def main():
    print(await use())
    with tag("b"):
        print("bold")
    try:
        async with resource("x") as r:
            raise KeyError("oops")
    except KeyError as e:
        print("caught", e)

asyncio.run(main())
