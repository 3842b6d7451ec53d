public import Language
public import Records

/// Computes a run a second time, from the bytes of its sources to the values of its bag, and compares every value.
///
/// It shares no code with the fast path: files are cut, characters decoded and rules interpreted in another way, slowly. All
/// that it takes over is the typed project, and the places of fields for which no table of another program is given. Where it
/// has no opinion of its own it says so.
public struct SecondReading {
  /// A run and what it was made from.
  public struct Input {
    /// The checked project.
    public var project: TypedProject
    /// For each source, the paths of its parts.
    public var paths: [[String]]
    /// For each source, what the town decided about its characters.
    public var identifications: [IdentificationTable?]
    /// The folder of the run.
    public var run: String
    /// Where fields stand, as another program says.
    public var positions: PositionTable?

    /// Makes an input.
    public init(
      project: TypedProject, paths: [[String]], identifications: [IdentificationTable?], run: String,
      positions: PositionTable?
    ) {
      self.project = project
      self.paths = paths
      self.identifications = identifications
      self.run = run
      self.positions = positions
    }
  }

  private let input: Input
  private var report = RecheckReport()
  private var files: [GroupFile] = []
  /// The records to work out; `nil` for all.
  private var drawn: Set<Int>?
  private let progress: (String, Int) -> Void

  /// Reads a run again.
  ///
  /// - Parameters:
  ///   - sample: How many records to work out, drawn by `seed` over all sources; `nil` for all.
  ///   - progress: Called with the name of a source and how many of its records were read.
  /// - Throws: `RecheckError` where a file of the bag cannot be read.
  /// - Complexity: O(bytes), some microseconds a value; memory grows with the keys of joins and windows.
  public static func perform(
    _ input: Input, sample: Int? = nil, seed: UInt64 = 0, progress: @escaping (String, Int) -> Void = { _, _ in }
  ) throws(RecheckError) -> RecheckReport {
    var reading = SecondReading(input, progress)
    if let sample { try reading.draw(sample, seed) }
    for map in input.project.maps { try reading.open(map) }
    for source in input.project.declarations.sources.indices { try reading.read(source) }
    try reading.close()
    return reading.report
  }

  private init(_ input: Input, _ progress: @escaping (String, Int) -> Void) {
    self.input = input
    self.progress = progress
  }

  // MARK: Files of the bag

  /// A file of the bag while it is compared, and the side file with what is kept beside it.
  private struct GroupFile {
    var name: String
    var rows: MatchedRows
    var side: MatchedRows?
    /// The items that tell its rows apart.
    var keys: [Int]
    var place: Int
  }

  private mutating func open(_ map: TypedMap) throws(RecheckError) {
    let name = map.group.qualifiedName
    if let place = files.first(where: { $0.name.utf8.elementsEqual(name.utf8) })?.place {
      for kept in map.kept where !report.groups[place].items.contains(where: { $0.name == kept.column }) {
        report.groups[place].items.append(RecheckReport.Item(name: kept.column))
      }
      return
    }
    let data = "\(input.run)/bag/data/"
    let keys = map.group.keyItems
    let rows = MatchedRows(
      try PlainRows(path: data + "\(map.group.business)/\(map.group.fileName)"), keys: keys)
    var side: MatchedRows?
    if let kept = map.kept.first {
      let found = try PlainRows(path: data + "\(kept.sideFile)/\(map.group.business)_\(map.group.fileName)")
      let columns = keys.map { key in found.names.firstIndex { map.group.items[key].name.utf8.elementsEqual($0) } ?? -1
      }
      side = MatchedRows(found, keys: columns)
    }
    if rows.names != map.group.items.map({ Array($0.name.utf8) }) {
      report.add(RecheckReport.Difference(.headings, source: "", group: name))
    }
    files.append(GroupFile(name: name, rows: rows, side: side, keys: keys, place: report.groups.count))
    report.groups.append(
      RecheckReport.Group(
        name: name, items: (map.group.items.map(\.name) + map.kept.map(\.column)).map { RecheckReport.Item(name: $0) }))
  }

  private mutating func close() throws(RecheckError) {
    for place in files.indices where report.groups[place].problem == nil {
      if try files[place].rows.rest() > 0, report.sources.allSatisfy({ $0.problem == nil }) {
        report.add(RecheckReport.Difference(.extraRow, source: "", group: files[place].name))
      }
    }
  }

  // MARK: Sources

  private mutating func read(_ number: Int) throws(RecheckError) {
    let declaration = input.project.declarations.sources[number]
    var summary = RecheckReport.Source(name: declaration.name.value, table: declaration.characters.value)
    let maps = input.project.maps.indices.filter { input.project.maps[$0].source == number }
    do throws(RecheckError) {
      let source = try PlainSource(number, input)
      summary.hasOwnTable = source.hasOwnTable
      (summary.places, summary.ownPlaces) = source.places
      let beside = try Surrounding(source, input)
      let rejects = RejectedBytes(path: "\(input.run)/rejects/\(declaration.name.value)")
      var framing = try source.framing()
      while let record = try framing.next() {
        let index = summary.records
        summary.records += 1
        if summary.records % 4096 == 0 { progress(summary.name, summary.records) }
        let isRejected = try rejects.take(record.framed)
        if isRejected { summary.rejected += 1 }
        let isDrawn = drawn.map { $0.contains(number << 40 | index) } ?? true
        try compare(record, index, source, beside, maps, isRejected: isRejected, isDrawn: isDrawn, &summary)
      }
      if try rejects.isLeft { report.add(RecheckReport.Difference(.extraReject, source: summary.name)) }
    } catch {
      summary.problem = error.message
      for map in maps where report.groups[place(of: input.project.maps[map])].problem == nil {
        report.groups[place(of: input.project.maps[map])].problem = LocalizedText(
          ja: "ソース`\(summary.name)`を最後まで読めない", en: "the source `\(summary.name)` was not read to its end")
      }
    }
    report.sources.append(summary)
  }

  private func place(of map: TypedMap) -> Int {
    files.first { $0.name.utf8.elementsEqual(map.group.qualifiedName.utf8) }?.place ?? 0
  }

  private mutating func compare(
    _ record: PlainRecord, _ index: Int, _ source: PlainSource, _ beside: Surrounding, _ maps: [Int], isRejected: Bool,
    isDrawn: Bool, _ summary: inout RecheckReport.Source
  ) throws(RecheckError) {
    func differs(_ kind: RecheckReport.Kind, _ group: String? = nil, _ item: String? = nil) {
      report.add(RecheckReport.Difference(kind, source: summary.name, record: index, group: group, item: item))
    }
    guard let type = source.type(of: record, index) else {
      // What is no record of any type cannot be converted.
      if !isRejected, isDrawn { differs(.written) }
      return
    }
    let own = maps.filter { input.project.maps[$0].recordType == type }
    if own.isEmpty { return }
    let oracle = source.oracle(type)
    let surroundings = beside.of(record, index, type)
    var outcomes: [OracleReading.Outcome?] = []
    for number in own {
      let map = input.project.maps[number]
      var known = surroundings
      known.windows = beside.windows(of: record, index, number, known)
      let place = place(of: map)
      for variant in map.variants.indices {
        if !isDrawn {
          // Whether it makes a row is all that is asked of a record that was not drawn.
          try pass(oracle.takes(record, known, map, variant), place, isRejected: isRejected)
          continue
        }
        let reading = oracle.reading(of: record, known, map: map, variant: variant)
        outcomes.append(reading.outcome)
        if reading.outcome == .filtered || isRejected || report.groups[place].problem != nil { continue }
        if reading.items.allSatisfy({ $0 == nil }) {
          report.groups[place].problem = LocalizedText(
            ja: "レコード\(index)が行になるか分からない", en: "whether record \(index) makes a row is not known")
          continue
        }
        let key = files[place].keys.map { reading.outcome == .rejected ? nil : reading.items[$0] }
        guard case .row(let row, let extra) = try files[place].rows.row(key) else {
          differs(.missingRow, files[place].name)
          continue
        }
        if extra > 0 { differs(.extraRow, files[place].name) }
        // The run wrote what cannot be converted: there is nothing to compare its row with.
        if reading.outcome == .rejected {
          try files[place].side?.skip()
          continue
        }
        report.groups[place].rows += 1
        for (item, expected) in reading.items.enumerated() {
          guard let expected else {
            report.groups[place].items[item].unread += 1
            continue
          }
          report.groups[place].items[item].compared += 1
          if row.indices.contains(item), row[item] == expected { continue }
          report.groups[place].items[item].differing += 1
          differs(.value, files[place].name, map.group.items[item].name)
        }
        for column in try compareSide(reading.kept, key, map, place) { differs(.value, files[place].name, column) }
      }
    }
    guard isDrawn, !outcomes.isEmpty else { return }
    summary.compared += 1
    if outcomes.contains(.rejected) {
      if !isRejected { differs(.written) }
    } else if outcomes.contains(nil) {
      summary.unsure += 1
    } else if isRejected {
      differs(.rejected)
    }
  }

  /// Goes over the row of a record that was not drawn.
  private mutating func pass(_ takes: PlainValue, _ place: Int, isRejected: Bool) throws(RecheckError) {
    if isRejected || takes == .truth(false) || report.groups[place].problem != nil { return }
    guard takes == .truth(true) else {
      report.groups[place].problem = LocalizedText(
        ja: "抜き取らないレコードが行になるか分からない", en: "whether a record that was not drawn makes a row is not known")
      return
    }
    try files[place].rows.skip()
    try files[place].side?.skip()
  }

  /// Compares what is kept beside a row, and gives the columns that differ.
  private mutating func compareSide(
    _ kept: [[UInt8]?], _ key: [[UInt8]?], _ map: TypedMap, _ place: Int
  ) throws(RecheckError) -> [String] {
    guard !map.kept.isEmpty, let names = files[place].side?.names else { return [] }
    var row: [[UInt8]] = []
    if case .row(let found, _) = try files[place].side?.row(key) { row = found }
    var differing: [String] = []
    for (number, field) in map.kept.enumerated() {
      let name = Array(field.column.utf8)
      guard let item = report.groups[place].items.lastIndex(where: { $0.name.utf8.elementsEqual(name) }) else {
        continue
      }
      guard kept.indices.contains(number), let expected = kept[number] else {
        report.groups[place].items[item].unread += 1
        continue
      }
      report.groups[place].items[item].compared += 1
      if let column = names.lastIndex(of: name), row.indices.contains(column), row[column] == expected { continue }
      report.groups[place].items[item].differing += 1
      differing.append(field.column)
    }
    return differing
  }

  // MARK: Sample

  /// Draws records over all sources, each as likely as any other.
  private mutating func draw(_ count: Int, _ seed: UInt64) throws(RecheckError) {
    var all: [Int] = []
    for number in input.project.declarations.sources.indices {
      guard input.project.maps.contains(where: { $0.source == number }),
        let source = try? PlainSource(number, input), var framing = try? source.framing()
      else { continue }
      var index = 0
      while let record = try? framing.next() {
        if let type = source.type(of: record, index),
          input.project.maps.contains(where: { $0.source == number && $0.recordType == type })
        {
          all.append(number << 40 | index)
        }
        index += 1
      }
    }
    report.sample = min(count, all.count)
    report.seed = seed
    // Fisher and Yates, with the generator of Steele, Lea and Flood (2014).
    var state = seed
    for place in 0..<min(count, all.count) {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      mixed ^= mixed >> 31
      all.swapAt(place, place + Int(mixed % UInt64(all.count - place)))
    }
    drawn = Set(all.prefix(count))
  }
}
