// From data descriptions to places: the tree of levels, its checks, and the laying out of every occurrence.
//
// Storage is measured in one pass from the record's first byte on, since SYNCHRONIZED items begin at boundaries of the
// record, whatever group they stand in. A redefinition begins where the field it redefines begins; the group goes on behind
// the longest of them. Example: `05 A PIC X(4). 05 B REDEFINES A PIC X(6). 05 C PIC X.` puts A and B at 0 and C at 6.
// Slack bytes are fillers of their own, so that every byte of a record belongs to an elementary field.

internal import Records

/// Lays out the records of a copybook.
struct LayoutPass {
  private(set) var diagnostics: [Diagnostic] = []
  private let file: String
  let dialect: CopybookDialect
  /// How variable tables are stored; `nil` where it is not declared, and only a table at a record's end has one answer.
  let tableStorage: TableStorage?
  let descriptions: [DataDescription]
  /// The entries directly below each entry.
  private(set) var children: [[Int]]
  /// The form of numbers and the place of signs that each entry has of its own or from its groups.
  private(set) var usages: [DataDescription.Usage?]
  private(set) var signs: [SignPosition?]
  private(set) var isSynchronized: [Bool]
  /// The bytes of one occurrence of each entry, with the slack bytes behind it.
  var sizes: [Int]
  /// Where each entry's first occurrence begins in its group, and the slack bytes before it.
  private var starts: [(offset: Int, slack: Int)]
  /// The slack bytes at the end of each occurrence of a group.
  private var endSlack: [Int]
  /// How the bytes of each elementary entry hold a value.
  var forms: [FieldUsage?]

  static let byteLimit = 16 * 1024 * 1024
  static let fieldLimit = 100_000

  init(
    _ descriptions: [DataDescription], file: String, dialect: CopybookDialect, tableStorage: TableStorage?
  ) {
    self.descriptions = descriptions
    self.file = file
    self.dialect = dialect
    self.tableStorage = tableStorage
    children = Array(repeating: [], count: descriptions.count)
    usages = descriptions.map(\.usage)
    signs = descriptions.map(\.sign)
    isSynchronized = descriptions.map(\.isSynchronized)
    sizes = Array(repeating: 0, count: descriptions.count)
    starts = Array(repeating: (0, 0), count: descriptions.count)
    endSlack = Array(repeating: 0, count: descriptions.count)
    forms = Array(repeating: nil, count: descriptions.count)
  }

  /// The records in order; what could not be laid out is in `diagnostics`.
  mutating func layouts() -> [RecordLayout] {
    let roots = tree()
    if roots.isEmpty, descriptions.isEmpty {
      report(.noRecord, TextSpan(file: file, line: 1, column: 1))
    }
    var layouts: [RecordLayout] = []
    for root in roots {
      let fieldCount = measure(root, at: 0, depth: 0)
      checkNames(root)
      checkVariableTables(root)
      guard !diagnostics.contains(where: { $0.severity == .error }), !descriptions.contains(where: \.isBroken) else {
        continue
      }
      guard fieldCount <= LayoutPass.fieldLimit, sizes[root] <= LayoutPass.byteLimit else {
        report(.tooLarge(descriptions[root].name), descriptions[root].span)
        continue
      }
      var placement = Placement(root: root)
      placement.fields.reserveCapacity(fieldCount)
      place(root, offset: 0, Surroundings(), into: &placement)
      placeRenames(of: root, into: &placement)
      qualify(&placement)
      layouts.append(
        RecordLayout(
          name: descriptions[root].name, byteCount: sizes[root], fields: placement.fields,
          variableTables: variableTables(placement), tableStorage: tableStorage ?? .shifted))
    }
    return layouts
  }

  // MARK: levels

  private mutating func tree() -> [Int] {
    var roots: [Int] = []
    var open: [Int] = []
    for (index, description) in descriptions.enumerated() {
      if description.level == 1 || description.level == 77 {
        if let operand = description.redefines,
          !roots.contains(where: { LayoutPass.isSame(descriptions[$0].name, operand.text) })
        {
          report(.redefinesUnknown(operand.text), operand.span)
        }
        if description.occurs != nil { report(.recordOccurs, description.span) }
        roots.append(index)
        open = [index]
        continue
      }
      // A level 66 belongs to its record as a whole.
      guard description.level != 66 else {
        if roots.isEmpty { report(.firstLevel, description.span) }
        continue
      }
      guard !open.isEmpty else {
        if index == 0 { report(.firstLevel, description.span) }
        continue
      }
      var closed: Int?
      while let last = open.last, descriptions[last].level >= description.level {
        closed = last
        open.removeLast()
      }
      guard let parent = open.last else { continue }
      if let closed, descriptions[closed].level != description.level {
        report(.strayLevel(description.level), description.span)
      }
      children[parent].append(index)
      if usages[index] == nil { usages[index] = usages[parent] }
      if signs[index] == nil { signs[index] = signs[parent] }
      // Source: IBM Enterprise COBOL for z/OS Language Reference, "SYNCHRONIZED clause": of groups, level 01 may have it.
      if dialect.alignment == .fullword, isSynchronized[parent] { isSynchronized[index] = true }
      open.append(index)
    }
    return roots
  }

  // MARK: sizes

  /// Computes the sizes of an entry that begins at `offset` of its record and of all below it, and gives the number of fields
  /// it is laid out as, all occurrences counted.
  private mutating func measure(_ index: Int, at offset: Int, depth: Int) -> Int {
    let description = descriptions[index]
    let occurs = description.occurs ?? 1
    let depth = depth + (description.occurs == nil ? 0 : 1)
    if depth > 7 { report(.tooManyDimensions(description.name), description.span) }
    guard !children[index].isEmpty else {
      measureElementary(index)
      return occurs
    }
    if description.picture != nil, !description.isBroken {
      report(.groupWithPicture(description.name), description.span)
    }
    var count = 1
    var end = 0
    var begun: [Int: Int] = [:]
    for child in children[index] {
      let target = redefined(by: child, in: index)
      if let target {
        begun[child] = begun[target] ?? 0
        starts[child] = (begun[target] ?? 0, 0)
      } else {
        let slack = slack(before: child, at: offset + end)
        begun[child] = LayoutPass.capped(end + slack)
        starts[child] = (LayoutPass.capped(end + slack), slack)
      }
      let start = starts[child].offset
      count = LayoutPass.capped(
        count + measure(child, at: offset + start, depth: depth) + (starts[child].slack > 0 ? 1 : 0))
      let total = LayoutPass.capped(sizes[child] * (descriptions[child].occurs ?? 1))
      end = max(end, LayoutPass.capped(start + total))
      if let target, total > sizes[target], !description.isBroken, !descriptions[child].isBroken {
        report(
          .redefinesLonger(
            name: descriptions[child].name, byteCount: total, target: descriptions[target].name,
            targetByteCount: sizes[target]), descriptions[child].span)
      }
    }
    if description.occurs != nil {
      let boundary = boundary(within: index)
      if boundary > 1, dialect.alignment == .length, !description.isBroken {
        report(.synchronizedInTable(description.name, dialect: dialect.name), description.span)
      }
      endSlack[index] = (boundary - end % boundary) % boundary
      if endSlack[index] > 0 { count += 1 }
    }
    sizes[index] = end + endSlack[index]
    return LayoutPass.capped(count * occurs)
  }

  /// The slack bytes before an entry that would begin at `offset`: before an elementary item, and in IBM's dialect before the
  /// outermost group that begins with one.
  private mutating func slack(before index: Int, at offset: Int) -> Int {
    var first = index
    if dialect.alignment == .fullword {
      while let child = children[first].first { first = child }
    }
    guard children[first].isEmpty, isSynchronized[first] else { return 0 }
    measureElementary(first, isSilent: true)
    let boundary = boundary(first)
    return (boundary - offset % boundary) % boundary
  }

  /// The multiple of bytes that a measured elementary item begins at.
  private func boundary(_ index: Int) -> Int {
    guard isSynchronized[index], let form = forms[index] else { return 1 }
    switch form {
    case .binary: return dialect.alignment?.boundary(byteCount: sizes[index], isFloatingPoint: false) ?? 1
    case .floatingPoint: return dialect.alignment?.boundary(byteCount: sizes[index], isFloatingPoint: true) ?? 1
    case .group, .alphanumeric, .doubleByte, .national, .zoned, .packed, .packedWithoutSign, .delimitedText,
      .delimitedNumber:
      return 1
    }
  }

  /// The greatest boundary of the items in a group, which each of its occurrences has to keep.
  private func boundary(within index: Int) -> Int {
    guard !children[index].isEmpty else { return boundary(index) }
    return children[index].map { boundary(within: $0) }.max() ?? 1
  }

  /// The sibling that an entry redefines, the first to describe the storage; reports a redefinition that is not allowed.
  private mutating func redefined(by child: Int, in parent: Int) -> Int? {
    guard let operand = descriptions[child].redefines else { return nil }
    let siblings = children[parent].prefix { $0 != child }
    guard let named = siblings.last(where: { LayoutPass.isSame(descriptions[$0].name, operand.text) }),
      operand.text != "FILLER"
    else {
      report(.redefinesUnknown(operand.text), operand.span)
      return nil
    }
    let target = first(of: named, among: siblings)
    if descriptions[target].occurs != nil || descriptions[named].occurs != nil {
      report(.redefinesTable(operand.text), operand.span)
      return nil
    }
    let between = siblings.drop { $0 != target }.dropFirst()
    guard between.allSatisfy({ first(of: $0, among: siblings) == target }) else {
      report(.redefinesMisplaced(operand.text), operand.span)
      return nil
    }
    return target
  }

  /// The entry that first described the storage of an entry: itself, or what it redefines, and so on.
  private func first(of index: Int, among siblings: ArraySlice<Int>) -> Int {
    var index = index
    while let operand = descriptions[index].redefines,
      let target = siblings.prefix(while: { $0 != index }).last(where: {
        LayoutPass.isSame(descriptions[$0].name, operand.text)
      })
    {
      index = target
    }
    return index
  }

  private mutating func checkNames(_ root: Int) {
    var waiting = [root]
    while let index = waiting.popLast() {
      var seen: Set<[UInt8]> = []
      for child in children[index] where descriptions[child].name != "FILLER" {
        if !seen.insert(Array(descriptions[child].name.utf8)).inserted {
          report(.repeatedName(descriptions[child].name), descriptions[child].span)
        }
      }
      waiting.append(contentsOf: children[index].reversed())
    }
  }

  // MARK: places

  /// What an entry stands in.
  struct Surroundings {
    var subscripts: [Int] = []
    var occurrences: [VariableOccurrence] = []
    var parent: Int?
    var redefines: Int?
  }

  private func place(
    _ index: Int, offset: Int, _ surroundings: Surroundings, into placement: inout Placement
  ) {
    let description = descriptions[index]
    var table: Int?
    if description.depending != nil { table = placement.table(of: index) }
    for occurrence in 1...(description.occurs ?? 1) {
      let start = offset + (occurrence - 1) * sizes[index]
      var inner = surroundings
      if description.occurs != nil { inner.subscripts.append(occurrence) }
      if let table { inner.occurrences.append(VariableOccurrence(table: table, number: occurrence)) }
      let number = placement.add(
        field(index, offset: start, inner, number: placement.fields.count), entry: index)
      inner.parent = number
      var placed: [Int: Int] = [:]
      for child in children[index] {
        let (childOffset, slack) = starts[child]
        if slack > 0 { placement.addSlack(slack, before: start + childOffset, descriptions[child], inner) }
        inner.redefines = descriptions[child].redefines.flatMap { operand in
          let siblings = children[index].prefix { $0 != child }
          return siblings.last { LayoutPass.isSame(descriptions[$0].name, operand.text) }.flatMap {
            placed[first(of: $0, among: siblings)]
          }
        }
        placed[child] = placement.fields.count
        place(child, offset: start + childOffset, inner, into: &placement)
      }
      inner.redefines = nil
      if endSlack[index] > 0, let last = children[index].last {
        placement.addSlack(endSlack[index], before: start + sizes[index], descriptions[last], inner)
      }
    }
  }

  private func field(_ index: Int, offset: Int, _ surroundings: Surroundings, number: Int) -> LayoutField {
    let description = descriptions[index]
    var field = LayoutField(
      index: number, level: description.level, name: description.name, subscripts: surroundings.subscripts,
      offset: offset, byteCount: sizes[index], picture: description.picture?.text, usage: forms[index] ?? .group,
      parent: surroundings.parent, redefines: surroundings.redefines, conditions: description.conditions,
      span: description.span)
    field.occurrences = surroundings.occurrences
    field.isJustified = description.isJustified
    field.isBlankWhenZero = description.isBlankWhenZero
    return field
  }

  /// Sizes and counts beyond every limit are all alike; capping keeps the arithmetic from overflowing.
  static func capped(_ number: Int) -> Int { min(number, 1 << 32) }

  static func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

  /// Notes a fault.
  mutating func report(_ problem: CopybookProblem, _ span: TextSpan) {
    diagnostics.append(problem.diagnostic(span))
  }
}
