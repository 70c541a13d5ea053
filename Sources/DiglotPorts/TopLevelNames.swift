internal import Foundation

/// The names of a script's top-level `let`s and `var`s, as Swift's own parser tells them.
struct TopLevelNames {
  struct Name {
    var name: String
    /// The offset of its declaration in the source, in UTF-8 bytes.
    var offset: Int
  }

  /// Empty for a source that does not parse: the compiler says so better.
  static func read(_ json: Data) -> [Name] {
    guard let file = try? JSONDecoder().decode(Node.self, from: json) else { return [] }
    return (file.items ?? []).compactMap { item in
      guard item.kind == "var_decl", item.implicit != true, item.isStored, let name = item.name?.base?.name else {
        return nil
      }
      return Name(name: name, offset: item.range?.start ?? 0)
    }
  }

  private struct Node: Decodable {
    struct DeclarationName: Decodable {
      struct Base: Decodable { var name: String? }
      var base: Base?
      enum CodingKeys: String, CodingKey { case base = "base_name" }
    }
    struct Range: Decodable { var start: Int }

    var kind: String
    var implicit: Bool?
    var name: DeclarationName?
    var range: Range?
    var items: [Node]?
    var accessors: [Accessor]?

    struct Accessor: Decodable { var get: Bool? }

    /// A computed property is code to run, not a value.
    var isStored: Bool { accessors?.contains { $0.get == true } != true }

    enum CodingKeys: String, CodingKey {
      case kind = "_kind"
      case implicit, name, range, items, accessors
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      kind = try values.decode(String.self, forKey: .kind)
      implicit = try? values.decode(Bool.self, forKey: .implicit)
      name = try? values.decode(DeclarationName.self, forKey: .name)
      range = try? values.decode(Range.self, forKey: .range)
      accessors = try? values.decode([Accessor].self, forKey: .accessors)
      items = try? values.decode([Node].self, forKey: .items)
    }
  }
}
