internal import Formats

/// What is asked of every frame, taken out of the plan once a block.
struct FrameGuards {
  let protections: [ProtectionPlan]
  let isControl: [Bool]
  private let hasProtection: Bool

  init(_ source: SourcePlan) {
    protections = source.types.map(\.protection)
    isControl = source.types.map(\.isControl)
    hasProtection = protections.contains { !$0.isEmpty }
  }

  /// Whether a frame's record may show. In a source that protects people, a frame that is not whole and well typed is
  /// uncertain: its bytes may stand anywhere, and its mark may be the part that is lost.
  func visibility(
    of block: SourceBlock, _ index: Int, _ type: Int?, isWhole: Bool, _ keys: ProtectedKeys
  ) -> Visibility {
    guard hasProtection else { return .open }
    guard let type else { return .uncertain }
    // A row that cannot be cut into cells has no key to tell by.
    if block.columnCount > 0, block.frames[index].state != .whole { return .uncertain }
    if !protections[type].isEmpty, protections[type].protects(block, index, keys) { return .protected }
    return isWhole ? .open : .uncertain
  }
}

/// Whether the place of a record may be told.
enum Visibility: Int, Sendable, CaseIterable {
  /// Yes.
  case open = 0
  /// A protected person's: nowhere.
  case protected = 1
  /// Nobody can tell whose it is: in the evidence, not in the report.
  case uncertain = 2
}
