// What can only be `None` is `Never?` in Swift: it is shown, compared and hashed like every optional value.

extension Never: Representable { public var repr: String { switch self {} } }
extension Never: TruthValue { public var isTrue: Bool { switch self {} } }
extension Never: PythonHashable { public var pythonHash: Int { switch self {} } }
