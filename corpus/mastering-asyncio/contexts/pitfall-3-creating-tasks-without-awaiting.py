# Lesson: a task that nobody awaits is lost when the program ends; `bad` never gets to "Background work: done".
import asyncio


async def background_work():
    print("Background work: started")
    await asyncio.sleep(1)
    print("Background work: done")


# diglot: snippet


async def _drive(name, function):
    await function()
    print(f"{name}: returned")
    await asyncio.sleep(0.5)  # Enough to start the work, not to end it
    print(f"{name}: the program ends")


asyncio.run(_drive("good", good))
asyncio.run(_drive("bad", bad))
