/// The `None` that a call gives whose function returns nothing: `results.append(none(store.add(1)))`.
@inlinable public func none<Wrapped>(_ call: Void) -> Wrapped? { nil }
