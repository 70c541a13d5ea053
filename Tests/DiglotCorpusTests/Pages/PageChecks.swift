import Foundation

/// What a page must be for those who do not see it as its maker does, as JavaScript that answers with what is wrong.
///
/// The rules are those of WCAG 2.2 that a program can decide.
enum PageChecks {
  /// What axe-core finds wrong, a phrase for each rule: names, roles, landmarks, the order of headings, ids that are there twice,
  /// alternative texts. `tools/test` fetches the script.
  ///
  /// - Throws: where it is not there.
  static func axe() throws -> String {
    let path = FetchedFile.path("axe-core-4.12.1.js")
    guard let script = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Browser.Failure(description: "no axe-core at \(path): 'tools/test' fetches it")
    }
    return script + """
      ;axe.run(document, { resultTypes: ["violations"] }).then((found) => ({ rules: found.passes.length,
        found: found.violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 90)}`) }))
      """
  }

  struct Rules: Decodable {
    /// How many rules held.
    var rules: Int
    var found: [String]
  }

  /// What axe-core does not ask for: links within the page lead somewhere, and all can be reached in the page's order.
  static let structure = #"""
    (() => {
      const all = (selector) => [...document.querySelectorAll(selector)];
      const wrong = all("a[href^='#']").filter((e) => !document.getElementById(decodeURIComponent(e.hash.slice(1))))
        .concat(all("[tabindex]").filter((e) => !["0", "-1"].includes(e.getAttribute("tabindex"))))
        .map((e) => e.outerHTML.slice(0, 90));
      return all("h1").length === 1 ? wrong : [`${all("h1").length} titles`, ...wrong];
    })()
    """#

  /// Where text, or what is drawn, has too little contrast: 4.5 for text, 3 for large text and drawings. First all is opened.
  static let contrast = #"""
    (() => {
      for (const e of document.querySelectorAll("details")) e.open = true;
      const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      const rgb = (color) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
      };
      const memory = new Map();
      const parse = (color) => memory.get(color) ?? memory.set(color, rgb(color)).get(color);
      const part = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
      const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
      const below = (e) => {
        for (; e; e = e.parentElement) {
          const color = parse(getComputedStyle(e).backgroundColor);
          if (color[3] === 255) return color;
          if (color[3] > 0) return null;
        }
        return [255, 255, 255, 255];
      };
      const found = new Map();
      let seen = 0;
      const check = (e, color, limit, what, ground = below(e)) => {
        const front = parse(color);
        seen += 1;
        if (!ground || front[3] !== 255) { found.set(`${what}: a colour that is half transparent`, 1); return; }
        const value = ratio(front, ground);
        if (value < limit) found.set(`${what}: ${value.toFixed(2)} of ${limit}`, 1);
      };
      const name = (e) => `${e.closest("[class]")?.tagName.toLowerCase() ?? "body"}.${e.closest("[class]")?.getAttribute("class")}`;
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const e = node.parentElement;
        if (!node.textContent.trim() || e.closest("script, style, title, .vh, dialog:not([open]), [hidden], .skip")) continue;
        const style = getComputedStyle(e);
        if (style.display === "none" || style.visibility === "hidden") continue;
        const size = parseFloat(style.fontSize);
        const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        check(e, e.ownerSVGElement ? style.fill : style.color, isLarge ? 3 : 4.5, name(e));
        if (e.matches(".l")) check(e, getComputedStyle(e, "::before").color, 4.5, "line numbers");
      }
      for (const e of document.querySelectorAll("svg .run, svg .wait, svg .dot")) check(e, getComputedStyle(e).fill, 3, name(e));
      for (const e of document.querySelectorAll("svg .ring, svg .first, svg .stop")) check(e, getComputedStyle(e).stroke, 3, name(e));
      for (const e of document.querySelectorAll("input, button")) {
        check(e, getComputedStyle(e).borderTopColor, 3, `border of ${name(e)}`, below(e.parentElement));
      }
      return { seen, found: [...found.keys()] };
    })()
    """#

  /// What makes the page wider than the window.
  static let wide = #"""
    (() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return [];
      const all = [...document.body.querySelectorAll("*")].filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > width + 1
        && !e.parentElement.closest(".code, .said, .scroll"));
      return [`${document.documentElement.scrollWidth} of ${width}`, ...all.slice(0, 5).map((e) => e.outerHTML.slice(0, 120))];
    })()
    """#

  struct Contrast: Decodable {
    /// How many texts and shapes were looked at.
    var seen: Int
    var found: [String]
  }
}
