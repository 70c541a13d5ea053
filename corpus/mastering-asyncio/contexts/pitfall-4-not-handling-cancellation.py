# Lesson: cancelled in `long_operation`, the first function leaks its resource. The second one gives it back, twice:
# `finally` runs after the `except` clause too, so one of the document's two releases is one too many.
import asyncio

_acquired = []
_released = []


async def acquire_resource():
    resource = len(_acquired) + 1
    _acquired.append(resource)
    print(f"Acquired resource {resource}")
    return resource


async def release_resource(resource):
    _released.append(resource)
    print(f"Released resource {resource}")


async def long_operation():
    await asyncio.sleep(10)


# diglot: snippet


async def _cancel(name, function):
    task = asyncio.create_task(function())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print(f"{name}: cancelled")


asyncio.run(_cancel("bad_cleanup", bad_cleanup))
asyncio.run(_cancel("good_cleanup", good_cleanup))
print(f"Acquired {len(_acquired)} resources, released {len(set(_released))}")
