import asyncio

def on_done(task):
    print("done callback:", task.result())

async def compute(x):
    await asyncio.sleep(0.1)
    return x ** 2

async def main():
    t = asyncio.create_task(compute(4), name="squarer")
    t.add_done_callback(on_done)
    print(t.get_name(), t.done())
    await t
    await asyncio.sleep(0)
    print(t.done(), t.cancelled(), t.exception())

asyncio.run(main())
