# line 14 [mixed-types]
import asyncio


async def fetch(name):
    return name


async def broken():
    raise ValueError("no")


async def main():
    print(await asyncio.gather(fetch("x"), broken(), return_exceptions=True))


asyncio.run(main())
