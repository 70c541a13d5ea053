import asyncio

class AppError(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code

async def fail(n):
    await asyncio.sleep(n / 10)
    if n % 2:
        raise AppError(n)
    return n

async def main():
    results = await asyncio.gather(*[fail(i) for i in range(4)], return_exceptions=True)
    for r in results:
        if isinstance(r, AppError):
            print("app error", r.code)
        else:
            print("value", r)
    ok = [r for r in results if not isinstance(r, Exception)]
    print(sum(ok))
    try:
        await asyncio.gather(fail(1), fail(2))
    except AppError as e:
        print("gather raised", e)
    else:
        print("no")
    finally:
        print("finally")

asyncio.run(main())
