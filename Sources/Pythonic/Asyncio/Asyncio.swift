/// Python's `asyncio`, for tasks that must wake in its order: `asyncio.Lock` is `Asyncio.Lock`.
///
/// Each type mirrors its source in CPython 3.11, waiter by waiter. Where one executor serves its queue in turns, as
/// asyncio's loop does, everything here wakes in the turn in which asyncio wakes it. On other executors it is as fair:
/// those who wait are woken first come, first served, but what they do then may overlap.
///
///     let lock = Asyncio.Lock()
///     try await lock.withLock { balance += try await interest() }
///
/// What differs from asyncio:
///
/// - All of it may be used from any thread.
/// - Cancellation is a flag that stays, as everywhere in Swift, not an error thrown once. A cancelled task throws
///   `CancellationError` wherever it would have to wait here; what needs no wait still succeeds.
/// - What is an error of the program, such as to release a lock that nobody holds, stops it.
public enum Asyncio {}
