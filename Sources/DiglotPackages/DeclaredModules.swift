internal import DiglotModel
internal import DiglotRunner

/// The modules that the declared packages of an environment are imported as: `beautifulsoup4` is `bs4`.
enum DeclaredModules {
  /// Reads the packages' own records of their files; nothing of them is executed (`-S`: not their `.pth` files either).
  ///
  /// - Returns: a JSON array of names.
  /// - Throws: `[packages-failed]` where a record cannot be read.
  static func json(_ skeleton: EnvironmentSkeleton, _ lock: PackageLock) throws(Diagnostic) -> String {
    let names = lock.declared.map { Requirement.normalized(String($0.prefix { !"[(<>=!~; ".contains($0) })) }
    let ran = try Program(skeleton.base, ["-I", "-S", "-c", script, skeleton.packages] + names, in: skeleton.folder)
    guard ran.status == 0 else {
      throw Diagnostic(
        "packages-failed", "the records of the installed packages cannot be read", at: lock.location(of: ""))
    }
    return String(decoding: ran.output, as: UTF8.self)
  }

  /// A package without `__init__` is a namespace, in which importing does nothing.
  private static let script = """
    import importlib.metadata, inspect, json, re, sys
    folder, names = sys.argv[1], set(sys.argv[2:])
    found = set()
    for package in importlib.metadata.distributions(path=[folder]):
        if re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower() not in names: continue
        for file in package.files or ():
            module, top = inspect.getmodulename(file.parts[-1]), file.parts[0]
            if len(file.parts) == 1: top = module
            if top and top.isidentifier() and top[0] != "_" and len(file.parts) <= 2 and module in (top, "__init__"):
                found.add(top)
    print(json.dumps(sorted(found)))
    """
}
