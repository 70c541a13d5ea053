# Lesson: while `requests` waits for the server nothing else runs; the ticker shows it.
import asyncio
import sys
import time
import types


class _Response:
    def json(self):
        return "response"


class _AsyncResponse:
    async def __aenter__(self):
        await asyncio.sleep(1)
        return self

    async def __aexit__(self, *_exc_info):
        pass

    async def json(self):
        return "response"


class _Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *_exc_info):
        pass

    def get(self, url):
        print(f"GET {url}")
        return _AsyncResponse()


def _blocking_get(url):
    print(f"GET {url}")
    time.sleep(1)
    return _Response()


aiohttp = types.SimpleNamespace(ClientSession=_Session)
sys.modules["requests"] = types.ModuleType("requests")
sys.modules["requests"].get = _blocking_get


async def _tick():
    while True:
        print("  tick")
        await asyncio.sleep(0.4)


async def _watch(name, function):
    ticker = asyncio.create_task(_tick())
    await asyncio.sleep(0.1)
    print(f"{name}: {await function()}")
    ticker.cancel()


# diglot: snippet

asyncio.run(_watch("bad_example", bad_example))
asyncio.run(_watch("good_example", good_example))
