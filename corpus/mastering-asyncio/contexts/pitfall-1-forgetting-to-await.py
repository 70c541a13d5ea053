# Lesson: without await the caller gets a coroutine object, and the function never runs.
import asyncio


async def some_async_function():
    print("Running...")
    return "data"


# diglot: snippet 1-5
_wrong = asyncio.run(fetch_data())
print(f"Without await: {type(_wrong)}")
_wrong.close()  # Spares us the warning that it never ran
# diglot: snippet 6-9
print(f"With await: {asyncio.run(fetch_data())}")
