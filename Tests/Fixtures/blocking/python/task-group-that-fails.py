# Blocks in a TaskGroup: one task fails, the other is cancelled and still has to tidy up.
import asyncio

async def print_pages():
    await asyncio.sleep(0.3)
    raise ValueError("no more paper")

async def bind_book():
    try:
        await asyncio.sleep(1)
    finally:
        print("tidying up")
        await asyncio.sleep(0.2)

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(print_pages())
            group.create_task(bind_book())
    except* ValueError as group:
        print("failed:", group.exceptions[0])

asyncio.run(main())
