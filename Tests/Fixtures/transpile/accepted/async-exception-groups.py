import asyncio


async def fail(delay, error):
    await asyncio.sleep(delay)
    raise error


async def collect(*errors):
    try:
        async with asyncio.TaskGroup() as group:
            for error in errors:
                group.create_task(fail(0.1, error))
    except* ValueError as wrong:
        print("values:", [str(error) for error in wrong.exceptions])
    except* (KeyError, IndexError) as missing:
        print("missing:", len(missing.exceptions))
    finally:
        print("done")


async def main():
    await collect(ValueError("a"), KeyError("b"), ValueError("c"))
    try:
        await collect(IndexError("d"), OSError("e"))
    except ExceptionGroup as rest:
        print("left:", rest, [type(error).__name__ for error in rest.exceptions])
    try:
        raise ValueError("alone")
    except* ValueError as group:
        print(repr(group))


asyncio.run(main())
