# The fragment relies on an import further up in the document.
import asyncio

# diglot: snippet

# The snippet never awaits its first coroutine object; closing it spares us the warning that it never ran.
coro.close()
