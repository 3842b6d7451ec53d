internal import Formats
internal import Language

extension ProtectedKeys {
  /// The keys of everyone whom any source marks (支援措置). Whoever is protected in one source is in all.
  ///
  /// - Throws: `RunError` or `FileError` where a source that marks people cannot be read: nobody could tell who they are.
  /// - Complexity: O(bytes of the sources that mark people).
  init(of plan: RunPlan) throws {
    self.init()
    for source in plan.sources where source.declaration.protections.contains(where: { $0.mark != nil }) {
      var blocks = try BlockSource(source)
      while let block = try blocks.next() {
        let types = source.recordTypes(of: block)
        for frame in block.frames.indices {
          if let type = types[frame] { source.types[type].protection.collect(block, frame, into: &self) }
        }
      }
    }
  }
}
