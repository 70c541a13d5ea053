"""Runs one request in a fork of the warmed interpreter, and notes how it ended and what it left."""

import _diglot
import _diglot_passages as passages
import _diglot_pieces as pieces
import _diglot_program as programs
import asyncio
import builtins
import collections
import concurrent.futures.thread
import contextlib
import dataclasses
import enum
import functools
import gc
import inspect
import itertools
import json
import linecache
import os
import random
import selectors
import ssl
import sys
import threading
import traceback
import types
import typing
import weakref

OUTPUT, VALUE, END, DEADLOCK, BEGIN, TASK = 1, 2, 3, 4, 11, 12
CO_COROUTINE = inspect.CO_COROUTINE


def run(request):
    """`request` is JSON: {"path": …, "pieces": [{"path": …, "line": …, "source": …}, …]}; lines are 1-based (`_diglot_pieces`).

    "shift": N moves the addresses of what the program will make by N blocks, to tell an order that is luck (of a set of tasks, say).
    "explain": true keeps what a deadlock report is to say of tasks.
    "tasks": true notes when tasks wait.
    "watches": [{"first": …, "last": …, "function": …}, …] are lines of the document whose passages are noted.
    "before": pieces of the document that run first. A note says where they end: what they show, nobody sees.
    """
    request = json.loads(request)
    main = types.ModuleType("__main__")
    main.__dict__.update(__file__=request["path"], __builtins__=builtins)
    sys.modules["__main__"] = main
    sys.argv[:] = [request["path"]]
    random.seed(0)
    if request.get("explain"):
        sys.setprofile(note_suspension)
        threading.setprofile(note_suspension)
    if request.get("tasks"):
        tell_tasks()
    trust()
    before = request.get("before", [])
    sys.meta_path.insert(0, MainOfSpawned("\n".join(piece["source"] for piece in before + request["pieces"])))
    watches = [passages.Watch(watch, wire) for watch in request.get("watches", ())]
    if before:
        note(BEGIN, {"notes": [told for piece in before if (told := run_before(piece, main.__dict__, request.get("shift", 0)))]})
    end = {"kind": "finished", "status": 0}
    bound_on, used = {}, set()
    program = programs.Program(is_told, content)
    try:
        for piece in request["pieces"]:
            tree = pieces.run(piece, main.__dict__, request.get("shift", 0), watches if piece["path"] == request["path"] else [], program)
            if piece["path"] == request["path"]:
                bound_on.update(pieces.bindings(tree))
            used.update(pieces.names(tree) if before else ())
    except SystemExit as error:
        end = {"kind": "exited", "status": exit_status(error.code)}
    except BaseException as error:
        end = raised(error, request["path"])
    try:
        threading._shutdown()  # as the end of `python3 FILE` does: wait for threads that are no daemons
    except BaseException as error:
        end = raised(error, request["path"])
    for name, value in list(main.__dict__.items()):
        if is_told(name, value) and (not before or name in used):
            note(VALUE, {"name": name, "value": content(value), "line": bound_on.get(name)})
    for name, value in program.values.items():
        if name not in main.__dict__:
            note(VALUE, {"name": name, "value": value, "line": program.lines.get(name)})
    note(END, end)
    linecache.cache.clear()
    return end["status"]


contexts = []  # what warmed modules made to verify certificates with, as aiohttp does


def keep_contexts():
    if not sys.flags.no_site:  # the worker without packages has warmed nothing that makes any
        contexts.extend(value for value in gc.get_objects() if issubclass(type(value), ssl.SSLContext))


def trust():
    """Has what was made before the fork trust the authority of this run, as the worker has set the variables that say so."""
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        if path := _diglot.variable(name):
            os.environ[name] = path
    if path := os.environ.get("SSL_CERT_FILE"):
        for context in contexts:
            context.load_verify_locations(path)


class MainOfSpawned:
    """Lets a process that `multiprocessing` spawns import the snippet, which is no file of its own, as its main module."""

    def __init__(self, source):
        self.source = source

    def find_spec(self, name, path, target=None):
        if name in ("multiprocessing.popen_spawn_posix", "multiprocessing.popen_forkserver"):
            import multiprocessing.spawn as spawn

            original = spawn.get_preparation_data
            file = os.path.abspath(".main.py")
            with open(file, "w", encoding="utf-8", errors="surrogateescape") as main:
                main.write(self.source)
            spawn.get_preparation_data = lambda name: original(name) | {"init_main_from_path": file}
            sys.meta_path.remove(self)


def run_before(piece, names, shift):
    """Runs a snippet that comes before in the same namespace. Returns what is to be told of it: an error is no end, as in a notebook."""
    try:
        pieces.run(piece, names, shift, [])
    except SystemExit:
        pass
    except BaseException as error:
        return f"'{piece['id']}', which runs before it, raised {type(error).__name__}: {raised(error, piece['path'])['message']}"
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):
                stream.flush()


def note(kind, content):
    _diglot.note(kind, json.dumps(content).encode())


def exit_status(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def raised(error, path):
    frames = error.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_filename == __file__:
        frames = frames.tb_next
    error = error.with_traceback(frames)
    line = None
    for frame, number in traceback.walk_tb(frames):
        if frame.f_code.co_filename == path:
            line = number
    if line is None and isinstance(error, SyntaxError) and error.filename == path:
        line = error.lineno
    try:
        message = str(error)
    except Exception:
        message = "<str() of the error failed>"
    return {
        "kind": "raised", "type": type(error).__name__, "message": message, "status": 1, "line": line,
        "traceback": "".join(traceback.format_exception(type(error), error, frames)), "error": attached(error),
    }


def attached(error):
    try:
        return error_wire(error, 0, set())
    except BaseException:  # a class of the program that fights back
        return None


NO_DATA = (
    type, types.ModuleType, types.GenericAlias, types.FunctionType, types.BuiltinFunctionType, types.MethodType,
    functools.partial, typing.TypeVar,
)


def is_told(name, value):
    return not name.startswith("_") and is_data(value)


def is_data(value):
    kind = type(value)  # not isinstance: that asks the value for its __class__
    return not issubclass(kind, NO_DATA) and kind.__dict__.get("__module__") not in ("typing", "__future__")


def attributes(value):
    """The instance dictionary of a value, or None; reads it without calling a property of that name."""
    for base in type(value).__mro__:
        found = type.__getattribute__(base, "__dict__").get("__dict__")
        if type(found) is types.GetSetDescriptorType:
            return found.__get__(value)
    return None


def stored_attributes(value):
    """The instance dictionary and the slots of a value, or None where it has neither."""
    stored = attributes(value)
    slots = {}
    for base in reversed(type(value).__mro__):
        for name, found in type.__getattribute__(base, "__dict__").items():
            if type(found) is types.MemberDescriptorType and base.__dict__.get("__module__") == "__main__":
                try:
                    slots[name] = found.__get__(value)
                except AttributeError:  # never set
                    pass
    return stored if not slots else {**slots, **(stored or {})}


GROUP = getattr(builtins, "BaseExceptionGroup", ())
SCALARS = (str, int, float, bool, bytes, type(None))


def message_of(error):
    """`str(error)`, or None where that would run code of the program."""
    kind = type(error)
    if GROUP and issubclass(kind, GROUP):
        return GROUP.message.__get__(error)
    for base in kind.__mro__:
        if "__str__" in type.__getattribute__(base, "__dict__"):
            builtin = base.__dict__.get("__module__") != "__main__" and isinstance(base.__str__, types.WrapperDescriptorType)
            return str(error) if builtin and all(type(part) in SCALARS for part in error.args) else None


def error_wire(error, depth, above):
    """An exception with what is attached to it; its context unless that is suppressed, as a traceback shows it."""
    cause = BaseException.__cause__.__get__(error)
    context = BaseException.__context__.__get__(error)
    shown = {"cause": cause, "context": None if cause is not None or BaseException.__suppress_context__.__get__(error) else context}
    notes = (attributes(error) or {}).get("__notes__")
    return {
        "type": type(error).__name__, "message": message_of(error),
        **{name: wire(value, depth + 1, above) for name, value in shown.items() if value is not None},
        "notes": [note for note in notes if type(note) is str] if type(notes) is list else [],
        "members": [wire(part, depth + 1, above) for part in GROUP.exceptions.__get__(error)]
        if GROUP and isinstance(error, GROUP) else [],
    }


def content(value):
    """The structure of a value, whatever it is."""
    try:
        return wire(value, 0, set())
    except BaseException:  # a class of the program that fights back
        return ["opaque", "value that cannot be read"]


def wire(value, depth, above):
    """The structure of a value, without calling any code of its own."""
    kind = type(value)
    if value is None:
        return ["none"]
    if kind is bool:
        return ["bool", value]
    if kind is int:
        try:
            return ["int", str(value)]
        except ValueError:  # more digits than sys.set_int_max_str_digits allows
            return ["opaque", "int of %d bits" % value.bit_length()]
    if kind is float:
        return ["float", repr(value)]
    if kind is str:
        return ["string", value.encode("utf-8", "replace").decode()]
    if kind is bytes:
        return ["bytes", list(value)]
    if depth > 50 or id(value) in above:
        return ["opaque", "nested too deeply"]
    above = above | {id(value)}
    if kind in (list, tuple, set, frozenset):
        name = "set" if kind is frozenset else kind.__name__
        return [name, [wire(item, depth + 1, above) for item in value]]
    if kind is dict:
        return ["dict", [wire(part, depth + 1, above) for item in value.items() for part in item]]
    if kind in (collections.OrderedDict, collections.defaultdict, collections.Counter):
        items = (collections.OrderedDict if kind is collections.OrderedDict else dict).items(value)
        return ["dict", [wire(part, depth + 1, above) for item in items for part in item]]
    if kind is collections.deque:
        return ["list", [wire(item, depth + 1, above) for item in value]]
    if issubclass(kind, enum.Enum):
        stored = attributes(value)
        raw = wire(stored.get("_value_"), depth + 1, above)
        name = stored.get("_name_")
        return ["member", kind.__name__, name, raw] if type(name) is str else raw
    if issubclass(kind, BaseException):
        return ["error", error_wire(value, depth, above)]
    if issubclass(kind, tuple) and "_fields" in kind.__dict__:
        return ["object", kind.__name__, list(kind._fields), [wire(item, depth + 1, above) for item in value]]
    if kind.__dict__.get("__module__") == "__main__" and (stored := stored_attributes(value)) is not None:
        # Of what is private the name alone: a port has a name for it too.
        mangled = f"_{kind.__name__.lstrip('_')}__"
        names = [name.removeprefix(mangled[:-2]) if name.startswith(mangled) else name for name in stored]
        values = [["opaque", type(value).__name__] if name.startswith("_") else wire(value, depth + 1, above)
                  for name, value in stored.items()]
        return ["object", kind.__name__, names, values]
    return ["opaque", kind.__name__]


suspended = {}  # when coroutines last stopped, by the id of their frame; kept in a run that is made to explain a deadlock


def note_suspension(frame, event, argument):
    if event == "return" and frame.f_code.co_flags & CO_COROUTINE:
        suspended[id(frame)] = _diglot.now()


def deadlock():
    """What each task and thread of this process waits for and since when, by name and line."""
    waits = {native: (reason, since) for native, reason, since in _diglot.waits()}
    process = multiprocessing_name()
    lines = []
    tasks = [task for task in getattr(asyncio.tasks, "_all_tasks", ()) if not task.done()]
    for task in sorted(tasks, key=lambda task: (len(task.get_name()), task.get_name())):
        coroutine = task.get_coro()
        stack = task.get_stack()
        since = suspended.get(id(coroutine.cr_frame))
        lines.append(
            f"task {task.get_name()} ({coroutine.__qualname__}) waits for {awaited(task)}"
            + ("" if since is None else f" since {since / 1e9:.3f} s") + (f" at {place(stack[-1])}" if stack else ""))
    frames = sys._current_frames()
    for thread in threading.enumerate():
        # The main thread's own id is that of the process it was forked from.
        native = 0 if thread is threading.main_thread() else thread.native_id
        reason, since = waits.get(native, ("something unknown", 0))
        if thread.ident in frames and not (tasks and reason == "a descriptor"):  # an event loop: its tasks are told
            lines.append(
                f"thread {thread.name} waits for {reason} since {since / 1e9:.3f} s at {place(frames[thread.ident])}")
    return "; ".join(process + line for line in lines).encode()


LEAST_WAIT, MOST_TASKS, MOST_WAITS = 1_000_000, 64, 1000  # as DIGLOT_WAIT_LEAST and DIGLOT_WAITS


def tell_tasks():
    """Has event loops note, after each wait, which of their tasks waited meanwhile, where, and for how long."""
    known, numbers, waits = weakref.WeakKeyDictionary(), itertools.count(1), itertools.count(1)
    select = selectors.EpollSelector.select

    def noted_select(self, timeout=None):
        since = _diglot.now()
        events = select(self, timeout)
        if (now := _diglot.now()) - since >= LEAST_WAIT and (loop := asyncio._get_running_loop()) and next(waits) <= MOST_WAITS:
            tasks = sorted(asyncio.all_tasks(loop), key=lambda task: (len(task.get_name()), task.get_name()))
            for task in tasks[:MOST_TASKS]:
                number, waiter, began = known.get(task, (None, lambda: None, None))
                if task._fut_waiter is None or waiter() is not task._fut_waiter:
                    number, began = number or next(numbers), since
                    known[task] = number, weakref.ref(task._fut_waiter or task), began
                note_task(task, number, now - began)
        return events

    selectors.EpollSelector.select = noted_select


def note_task(task, number, length):
    coroutine, line = task.get_coro(), None
    name = f"{task.get_name()} {getattr(coroutine, '__qualname__', '')}".strip()
    while isinstance(coroutine, types.CoroutineType) and coroutine.cr_frame:
        if coroutine.cr_code.co_filename == sys.modules["__main__"].__file__:
            line = coroutine.cr_frame.f_lineno
        coroutine = coroutine.cr_await
    note(TASK, {"number": number, "name": name, "for": length, "line": line, "awaits": awaited(task)})


def multiprocessing_name():
    process = sys.modules.get("multiprocessing.process")
    name = process.current_process().name if process else "MainProcess"
    return "" if name == "MainProcess" else f"process {name}, "


def awaited(task):
    """What a task waits for: the first function that is not of the snippet, or another task."""
    path = sys.modules["__main__"].__file__
    coroutine = task.get_coro()
    while isinstance(inner := getattr(coroutine, "cr_await", None), types.CoroutineType):
        if inner.cr_code.co_filename != path:
            return inner.__qualname__
        coroutine = inner
    waiter = task._fut_waiter
    if isinstance(waiter, asyncio.Task):
        return f"task {waiter.get_name()}"
    return "gather" if isinstance(waiter, asyncio.tasks._GatheringFuture) else "a future"


def place(frame):
    path = sys.modules["__main__"].__file__
    found = frame
    while found is not None and found.f_code.co_filename != path:
        found = found.f_back
    found = found or frame
    return f"line {found.f_lineno}" if found.f_code.co_filename == path else f"{found.f_code.co_filename}:{found.f_lineno}"
