internal import LibXML

/// What takes the elements and the text of a page in their order. Lines are 1-based.
protocol HTMLEvents: AnyObject {
  /// - Parameter line: the line on which the tag ends.
  func start(_ name: String, _ attributes: [String: String], line: Int)
  func end(_ name: String, line: Int)
  /// - Parameter line: the line on which the text begins; of a character reference the one on which it ends.
  func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int)
}

/// Runs libxml2's parser over a page, which mends whatever is wrong with it.
enum HTMLParser {
  /// Once, before any thread parses: two that start at once would wait for ever on a lock that is not made yet.
  private static let isReady: Void = xmlInitParser()

  /// - Parameter page: UTF-8, whatever the page says of itself.
  static func parse(_ page: [UInt8], _ events: some HTMLEvents) {
    isReady
    let state = State(events)
    page.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { buffer in
        guard let context = htmlCreateMemoryParserCtxt(buffer.baseAddress, Int32(buffer.count)) else { return }
        defer { htmlFreeParserCtxt(context) }
        let options = [
          HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_IGNORE_ENC,
        ]
        htmlCtxtUseOptions(context, Int32(options.reduce(0) { $0 | $1.rawValue }))
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        state.context = context
        guard let handler = context.pointee.sax else { return }
        listen(handler)
        context.pointee.userData = Unmanaged.passUnretained(state).toOpaque()
        htmlParseDocument(context)
        if let tree = context.pointee.myDoc { xmlFreeDoc(tree) }
        context.pointee.myDoc = nil
      }
    }
  }

  private final class State {
    let events: any HTMLEvents
    var context: htmlParserCtxtPtr?

    init(_ events: any HTMLEvents) { self.events = events }

    var line: Int { Int(context?.pointee.input?.pointee.line ?? 1) }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> State? {
      pointer.map { Unmanaged<State>.fromOpaque($0).takeUnretainedValue() }
    }
  }

  private static func listen(_ handler: UnsafeMutablePointer<xmlSAXHandler>) {
    handler.pointee = xmlSAXHandler()
    handler.pointee.startElement = { pointer, name, attributes in
      guard let state = State.of(pointer), let name else { return }
      state.events.start(String(cString: name), HTMLParser.attributes(attributes), line: state.line)
    }
    handler.pointee.endElement = { pointer, name in
      guard let state = State.of(pointer), let name else { return }
      state.events.end(String(cString: name), line: state.line)
    }
    let text: charactersSAXFunc = { pointer, bytes, count in
      guard let state = State.of(pointer), let bytes, count > 0 else { return }
      let buffer = UnsafeBufferPointer(start: bytes, count: Int(count))
      state.events.text(buffer, line: state.line - buffer.count { $0 == 0x0A })
    }
    handler.pointee.characters = text
    handler.pointee.ignorableWhitespace = text
  }

  private static func attributes(_ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) -> [String: String] {
    guard let list else { return [:] }
    var result: [String: String] = [:]
    var index = 0
    while let name = list[index] {
      if let value = list[index + 1] { result[String(cString: name)] = String(cString: value) }
      index += 2
    }
    return result
  }
}
