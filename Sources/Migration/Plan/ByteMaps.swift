internal import Fidelity
internal import Language
internal import Records

/// Where the bytes of a record go, by which of its type's maps took it.
struct ByteMaps: Sendable {
  private let layout: RecordLayout
  private let maps: [TypedMap]
  private let deciding: [Int]

  /// - Parameters:
  ///   - layout: The record.
  ///   - maps: The maps of its type, at most 64.
  ///   - deciding: Fields that tell the record type or whom to protect.
  init(layout: RecordLayout, maps: [TypedMap], deciding: [Int]) {
    precondition(maps.count <= 64, "a record type has at most 64 maps")
    self.layout = layout
    self.maps = maps
    self.deciding = deciding + maps.flatMap { RunPlanner.decisionFields($0) }
  }

  /// The bytes of a record that some of the maps took, the first map being bit 0. Computed anew: for the few sets of
  /// maps that occur, not for every record.
  func map(taking: UInt64) -> ByteMap {
    func takes(_ index: Int) -> Bool { taking & (1 << UInt64(index)) != 0 }
    let taken = maps.indices.filter(takes).map { maps[$0] }
    let left = maps.indices.filter { !takes($0) }.map { maps[$0] }
    return ByteMap(
      layout: layout, mapped: taken.flatMap { RunPlanner.valueFields($0) },
      kept: taken.flatMap { $0.kept.map(\.field) }, deciding: deciding,
      filtered: left.flatMap { RunPlanner.valueFields($0) + $0.kept.map(\.field) },
      ignored: maps.flatMap { $0.ignored.map(\.field) })
  }
}
