import Testing
import _DiglotBaton

/// asyncio waits in whole milliseconds, rounded up in floating point: `selectors.py`, `EpollSelector.select`.
@Suite struct EpollRoundTests {
  @Test(
    arguments: [
      (0, 0), (-1, 0), (1, 1_000_000), (999_999, 1_000_000), (1_000_000, 1_000_000), (1_000_001, 2_000_000),
      (9_000_000, 10_000_000), (300_000_000, 300_000_000), (2_000_000_000, 2_000_000_000),
    ] as [(Int64, Int64)])
  func `a wait is rounded as asyncio rounds it`(nanoseconds: Int64, expected: Int64) {
    #expect(diglot_epoll_round(nanoseconds) == expected)
  }

  @Test func `a wait is never cut short, and never longer than two milliseconds more`() {
    for milliseconds in Int64(1)...5_000 {
      let rounded = diglot_epoll_round(milliseconds * 1_000_000)
      #expect(rounded % 1_000_000 == 0)
      #expect((milliseconds * 1_000_000...(milliseconds + 1) * 1_000_000).contains(rounded))
    }
  }
}
