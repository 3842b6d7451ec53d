internal import Language
internal import Records

/// What other records say of each record of a source: whom it is joined with, and whether it is the last of its window.
struct Surrounding {
  private let source: PlainSource
  private let project: TypedProject
  /// For each record type and join, the first record of each key, and whether there is another.
  private var partners: [[[[UInt8]: (record: PlainRecord, isOnly: Bool)]]] = []
  /// For each map and window, the greatest order of each key, its record, and whether another has the same.
  private var latest: [Int: [[[UInt8]: (orders: [Int], record: Int, isTied: Bool)]]] = [:]

  /// Reads whatever files it takes.
  init(_ source: PlainSource, _ input: SecondReading.Input) throws(RecheckError) {
    self.source = source
    project = input.project
    for (type, joins) in project.joins[source.number].enumerated() {
      partners.append([])
      for join in joins {
        var found: [[UInt8]: (record: PlainRecord, isOnly: Bool)] = [:]
        let other = try PlainSource(join.source, input)
        var framing = try other.framing()
        var index = 0
        while let record = try framing.next() {
          defer { index += 1 }
          guard other.type(of: record, index) == join.recordType,
            let key = Surrounding.key(join.keys.map { other.readings[join.recordType].trimmed($0.joined, record) })
          else { continue }
          if found[key] == nil { found[key] = (record, true) } else { found[key]?.isOnly = false }
        }
        partners[type].append(found)
      }
    }
    for (number, map) in project.maps.enumerated() where map.source == source.number && !map.windows.isEmpty {
      latest[number] = map.windows.map { _ in [:] }
    }
    if latest.isEmpty { return }
    var framing = try source.framing()
    var index = 0
    while let record = try framing.next() {
      defer { index += 1 }
      guard let type = source.type(of: record, index) else { continue }
      let beside = of(record, index, type)
      for (number, map) in project.maps.enumerated() where latest[number] != nil && map.recordType == type {
        guard source.oracle(type).passes(record, beside, map) == .truth(true) else { continue }
        for (window, definition) in map.windows.enumerated() {
          guard let (key, orders) = place(of: record, type, definition, beside) else { continue }
          let known = latest[number]?[window][key]
          if let known, orders.lexicographicallyPrecedes(known.orders) { continue }
          latest[number]?[window][key] = (orders, index, known?.orders == orders)
        }
      }
    }
  }

  /// What is known of a record but for its windows.
  func of(_ record: PlainRecord, _ index: Int, _ type: Int) -> RecordOracle.Surroundings {
    var beside = RecordOracle.Surroundings()
    for (number, join) in project.joins[source.number][type].enumerated() {
      let key = Surrounding.key(join.keys.map { source.readings[type].trimmed($0.own, record) })
      guard let found = key.flatMap({ partners[type][number][$0] }) else {
        beside.partners.append(.missing)
        continue
      }
      beside.partners.append(found.isOnly ? .record(found.record) : .ambiguous)
    }
    return beside
  }

  /// For each window of a map whether a record is its last.
  func windows(
    of record: PlainRecord, _ index: Int, _ map: Int, _ beside: RecordOracle.Surroundings
  ) -> [PlainValue] {
    guard let known = latest[map] else { return [] }
    let type = project.maps[map].recordType
    return project.maps[map].windows.enumerated().map { window, definition in
      guard let (key, orders) = place(of: record, type, definition, beside), let last = known[window][key] else {
        return .noReading
      }
      if orders != last.orders { return .truth(false) }
      return last.isTied ? .rejected : .truth(last.record == index)
    }
  }

  private func place(
    of record: PlainRecord, _ type: Int, _ window: WindowDefinition, _ beside: RecordOracle.Surroundings
  ) -> (key: [UInt8], orders: [Int])? {
    let oracle = source.oracle(type)
    guard let key = Surrounding.key(window.keys.map { oracle.key($0, record, beside) }) else { return nil }
    var orders: [Int] = []
    for field in window.orders {
      guard case .text(let text) = oracle.key(field, record, beside),
        let number = Int(String(decoding: text, as: UTF8.self))
      else { return nil }
      orders.append(number)
    }
    return (key, orders)
  }

  /// The texts of a key behind one another; `nil` where one of them is not known or not there.
  private static func key(_ values: [PlainValue]) -> [UInt8]? {
    var key: [UInt8] = []
    for value in values {
      guard case .text(let text) = value, !text.isEmpty else { return nil }
      key += text + [0xFF]
    }
    return key
  }
}
