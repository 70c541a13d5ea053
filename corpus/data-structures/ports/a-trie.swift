import Pythonic

final class Trie {
  var children: Dict<String, Trie>
  var isWord: Bool

  init() {
    self.children = Dict<String, Trie>()
    self.isWord = false
  }

  func insert(_ word: String) {
    var node = self
    for letter in word.characters {
      if !node.children.contains(letter) {
        node.children[letter] = Trie()
      }
      node = node.children[letter]
    }
    node.isWord = true
  }

  func words(_ prefix: String) -> [String] {
    var found: [String] = []
    if self.isWord {
      found.append(prefix)
    }
    for letter in sorted(self.children.keys()) {
      found += self.children[letter].words(prefix + letter)
    }
    return found
  }
}

nonisolated(unsafe) let trie = Trie()
for word in ["tea", "ten", "to", "inn"] {
  trie.insert(word)
}
print(str(trie.words("")))
