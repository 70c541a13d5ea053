# Lesson: each recommendation, at work. The fakes print what happens to them.
import types


class _Session:
    async def __aenter__(self):
        print("Session opened")

    async def __aexit__(self, *_exc_info):
        print("Session closed")


aiohttp = types.SimpleNamespace(ClientSession=_Session)
logger = types.SimpleNamespace(error=lambda message: print(f"Logged: {message}"))


async def _numbered(n):
    print(f"Task {n} started")
    await asyncio.sleep(1)
    return n


def task1():
    return _numbered(1)


def task2():
    return _numbered(2)


def task3():
    return _numbered(3)


async def risky_operation():
    raise ValueError("bad luck")


async def fetch_data():
    await asyncio.sleep(2)
    print("Data fetched in time")
    return "data"


async def api_call():
    print("API called")


async def long_operation():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("Long operation cancelled")
        raise


# diglot: snippet
print(f"Results: {results}")
