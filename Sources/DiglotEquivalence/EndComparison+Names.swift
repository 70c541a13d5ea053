extension EndComparison {
  /// Whether the ends differ under other names of errors, and do not under these.
  func depends(onNamesBeside errors: ErrorNames) -> Bool {
    EndComparison(python: python, swift: swift, names: errors).differences() != differences()
  }
}
