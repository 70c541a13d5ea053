internal import DiglotCorpus

struct Proposals {
  let verifier: Verifier
  func run(_ items: [Verifier.Item]) throws {}
}
