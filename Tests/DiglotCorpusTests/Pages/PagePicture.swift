import Foundation
import Testing

/// A picture of a page that is kept, small: a page that does not look like it any more has changed, on purpose or not.
///
/// One dot is the mean of ten by ten of the window's. Pages are drawn in one font, which `tools/test` installs, so that machines agree.
/// With `DIGLOT_UPDATE=1` it is made anew.
enum PagePicture: String, CaseIterable {
  case reportLight = "report-light"
  case reportDark = "report-dark"
  case reportNarrow = "report-narrow"
  case reportLightPair = "report-light-pair"
  case reportDarkPair = "report-dark-pair"
  case reportNarrowPair = "report-narrow-pair"
  case publishedLight = "published-light"
  case publishedDark = "published-dark"
  case publishedNarrow = "published-narrow"
  case publishedLightExample = "published-light-example"
  case publishedDarkExample = "published-dark-example"

  static let folder = FirstDocument.root + "/Tests/Fixtures/pages"
  var path: String { "\(Self.folder)/\(rawValue).png" }

  /// How a window differs from the picture.
  struct Difference: Decodable {
    /// The mean over all dots and colours, of 255.
    var mean: Double
    /// The share of squares of four by four dots that are more than 20 of 255 lighter or darker, in percent.
    var share: Double
    var isSameSize: Bool

    /// A line of text that breaks elsewhere, a moment, a path may differ; a column, a colour, a drawing may not.
    var isSmall: Bool { isSameSize && mean < 1 && share < 4 }
  }

  /// Functions of JavaScript: a picture as dots, each the mean of a square of the window.
  private static let dots = #"""
    const bitmap = (text) => createImageBitmap(
      new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], { type: "image/png" }));
    const read = (image) => {
      const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
      canvas.drawImage(image, 0, 0);
      return canvas.getImageData(0, 0, image.width, image.height);
    };
    const reduce = (image, size) => {
      const [width, height] = [Math.floor(image.width / size), Math.floor(image.height / size)];
      const result = new ImageData(width, height);
      for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) for (let c = 0; c < 4; c++) {
        let sum = 0;
        for (let v = 0; v < size; v++) for (let u = 0; u < size; u++) {
          sum += image.data[((y * size + v) * image.width + x * size + u) * 4 + c];
        }
        result.data[(y * width + x) * 4 + c] = Math.round(sum / size / size);
      }
      return result;
    };
    """#

  /// The window as such a picture: PNG in base 64.
  static func reduced(_ window: Data) -> String {
    """
    (async () => {
      \(dots)
      const image = reduce(read(await bitmap("\(window.base64EncodedString())")), 10);
      const canvas = new OffscreenCanvas(image.width, image.height);
      canvas.getContext("2d").putImageData(image, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return btoa(String.fromCharCode(...bytes));
    })()
    """
  }

  static func difference(_ window: Data, from kept: Data) -> String {
    """
    (async () => {
      \(dots)
      const now = reduce(read(await bitmap("\(window.base64EncodedString())")), 10);
      const then = read(await bitmap("\(kept.base64EncodedString())"));
      const isSameSize = now.width === then.width && now.height === then.height;
      if (!isSameSize) return { mean: 255, share: 100, isSameSize };
      const mean = now.data.reduce((sum, value, i) => sum + Math.abs(value - then.data[i]), 0) / (now.data.length * 0.75);
      const [a, b] = [reduce(now, 4), reduce(then, 4)];
      let count = 0;
      for (let i = 0; i < a.data.length; i += 4) {
        if ([0, 1, 2].some((c) => Math.abs(a.data[i + c] - b.data[i + c]) > 20)) count += 1;
      }
      return { mean, share: 400 * count / a.data.length, isSameSize };
    })()
    """
  }
}

extension BrowserPage {
  /// Adds rules of style, as a browser's own tools can.
  func style(_ rules: String) async throws {
    try await ask(
      "(() => { const s = new CSSStyleSheet(); s.replaceSync(\(JSONText(rules).text));"
        + " document.adoptedStyleSheets = [...document.adoptedStyleSheets, s]; return 1; })()", as: Int.self)
  }

  /// The window, drawn in the font of the pictures that are kept, and without the paths of this run of the tests.
  func drawn(as picture: PagePicture) async throws -> Data {
    try await ask(
      #"""
      (() => {
        const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = all.nextNode(); node; node = all.nextNode()) {
          const text = node.data.replace(/[^\s:]*[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/g, "corpus/a-folder");
          if (text !== node.data) node.data = text;
        }
        return 1;
      })()
      """#, as: Int.self)
    try await style(":root { --sans: 'DejaVu Sans' !important; --mono: 'DejaVu Sans Mono' !important; }")
    return try await screenshot(picture.rawValue)
  }

  /// How a window differs from a picture that is kept.
  func difference(_ window: Data, from picture: PagePicture) async throws -> PagePicture.Difference {
    let kept = try #require(
      FileManager.default.contents(atPath: picture.path), "no picture \(picture.path): 'DIGLOT_UPDATE=1' makes it")
    return try await ask(PagePicture.difference(window, from: kept))
  }

  func looks(like picture: PagePicture) async throws {
    let window = try await drawn(as: picture)
    if ProcessInfo.processInfo.environment["DIGLOT_UPDATE"] == "1" {
      let reduced: Data = try await ask(PagePicture.reduced(window))
      try FileManager.default.createDirectory(atPath: PagePicture.folder, withIntermediateDirectories: true)
      try reduced.write(to: URL(fileURLWithPath: picture.path))
    }
    let difference = try await difference(window, from: picture)
    #expect(difference.isSmall, "\(picture.rawValue): \(difference); is that meant? 'DIGLOT_UPDATE=1' keeps it")
  }
}
