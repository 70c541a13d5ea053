import LibXML

/// Validation by XML Schema, as libxml2 does it.
enum XMLSchema {
  /// What is wrong with a document: nil where it is valid, -1 where it is no XML, else the number of libxml2's complaint.
  static func problem(_ document: String, schema: String) -> Int? {
    guard let context = xmlSchemaNewParserCtxt(schema) else { return -1 }
    defer { xmlSchemaFreeParserCtxt(context) }
    guard let read = xmlSchemaParse(context) else { return -1 }
    defer { xmlSchemaFree(read) }
    let bytes = document.utf8CString
    guard
      let tree = bytes.withUnsafeBufferPointer({
        xmlReadMemory($0.baseAddress, Int32($0.count - 1), "report.xml", nil, Int32(XML_PARSE_NONET.rawValue))
      })
    else { return -1 }
    defer { xmlFreeDoc(tree) }
    guard let validation = xmlSchemaNewValidCtxt(read) else { return -1 }
    defer { xmlSchemaFreeValidCtxt(validation) }
    let answer = xmlSchemaValidateDoc(validation, tree)
    return answer == 0 ? nil : Int(answer)
  }
}
