// From data descriptions to places: the tree of levels, its checks, and the laying out of every occurrence.
//
// Sizes are computed bottom up, places top down. A redefinition begins where the field it redefines begins; the group
// goes on behind the longest of them. Example: `05 A PIC X(4). 05 B REDEFINES A PIC X(6). 05 C PIC X.` puts A and B at
// 0 and C at 6.

internal import Records

/// Lays out the records of a copybook.
struct LayoutPass {
  private(set) var diagnostics: [Diagnostic] = []
  private let file: String
  let descriptions: [DataDescription]
  /// The entries directly below each entry.
  private(set) var children: [[Int]]
  /// The form of numbers that each entry inherits from its groups.
  private var usages: [DataDescription.Usage?]
  /// The bytes of one occurrence of each entry.
  private(set) var sizes: [Int]
  /// How the bytes of each elementary entry hold a value.
  private(set) var forms: [FieldUsage?]

  static let byteLimit = 16 * 1024 * 1024
  static let fieldLimit = 100_000

  init(_ descriptions: [DataDescription], file: String) {
    self.descriptions = descriptions
    self.file = file
    children = Array(repeating: [], count: descriptions.count)
    usages = descriptions.map(\.usage)
    sizes = Array(repeating: 0, count: descriptions.count)
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
      let fieldCount = measure(root, depth: 0)
      checkNames(root)
      checkVariableTables(root)
      guard !diagnostics.contains(where: { $0.severity == .error }), !descriptions.contains(where: \.isBroken) else {
        continue
      }
      guard fieldCount <= LayoutPass.fieldLimit, sizes[root] <= LayoutPass.byteLimit else {
        report(.tooLarge(descriptions[root].name), descriptions[root].span)
        continue
      }
      var fields: [LayoutField] = []
      fields.reserveCapacity(fieldCount)
      place(root, offset: 0, subscripts: [], parent: nil, redefines: nil, into: &fields)
      layouts.append(
        RecordLayout(
          name: descriptions[root].name, byteCount: sizes[root], fields: fields,
          variableTable: variableTable(root, fields)))
    }
    return layouts
  }

  // MARK: levels

  private mutating func tree() -> [Int] {
    var roots: [Int] = []
    var open: [Int] = []
    for (index, description) in descriptions.enumerated() {
      if description.level == 1 {
        if description.redefines != nil { report(.recordRedefines, description.span) }
        if description.occurs != nil { report(.recordOccurs, description.span) }
        roots.append(index)
        open = [index]
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
      open.append(index)
    }
    return roots
  }

  // MARK: sizes

  /// Computes the sizes below an entry and gives the number of fields it is laid out as, all occurrences counted.
  private mutating func measure(_ index: Int, depth: Int) -> Int {
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
    var starts: [Int: Int] = [:]
    for child in children[index] {
      count = LayoutPass.capped(count + measure(child, depth: depth))
      let total = LayoutPass.capped(sizes[child] * (descriptions[child].occurs ?? 1))
      let target = redefined(by: child, in: index)
      let start = target.flatMap { starts[$0] } ?? end
      starts[child] = start
      end = max(end, LayoutPass.capped(start + total))
      if let target, total > sizes[target], !description.isBroken, !descriptions[child].isBroken {
        report(
          .redefinesLonger(
            name: descriptions[child].name, byteCount: total, target: descriptions[target].name,
            targetByteCount: sizes[target]), descriptions[child].span)
      }
    }
    sizes[index] = end
    return LayoutPass.capped(count * occurs)
  }

  private mutating func measureElementary(_ index: Int) {
    let description = descriptions[index]
    guard !description.isBroken else { return }
    guard let operand = description.picture else {
      report(.missingPicture(description.name), description.span)
      return
    }
    let picture: Picture
    do {
      picture = try Picture(operand.text)
    } catch {
      switch error {
      case .malformed: report(.badPicture(operand.text), operand.span)
      case .unsupported(let symbol): report(.unsupportedPicture(operand.text, symbol: symbol), operand.span)
      }
      return
    }
    let usage = usages[index]
    switch picture.category {
    case .characters:
      if let usage, usage.form != .display {
        report(
          usage.form == .doubleByte ? .doubleByteNeeded(usage.text) : .usageNeedsNumber(usage.text),
          description.usage == nil ? description.span : usage.span)
      }
      sizes[index] = LayoutPass.capped(picture.length)
      forms[index] = .alphanumeric
    case .doubleByte:
      if let usage, usage.form != .doubleByte {
        report(
          .doubleByteUsage(picture: operand.text, usage: usage.text),
          description.usage == nil ? description.span : usage.span)
      }
      sizes[index] = LayoutPass.capped(picture.length * 2)
      forms[index] = .doubleByte
    case .number(let digits, let scale, let isSigned):
      let form = usage?.form ?? .display
      let limit = form == .binary ? 18 : 31
      guard digits <= limit else {
        report(.tooManyDigits(digits, limit: limit), operand.span)
        return
      }
      let shape = NumberShape(digits: digits, scale: scale, isSigned: isSigned)
      switch form {
      case .doubleByte:
        report(
          .doubleByteNeeded(usage?.text ?? "DISPLAY-1"),
          description.usage == nil ? description.span : usage?.span ?? description.span)
      case .display:
        sizes[index] = digits
        forms[index] = .zoned(shape)
      case .packed:
        sizes[index] = digits / 2 + 1
        forms[index] = .packed(shape)
      case .binary:
        sizes[index] = digits <= 4 ? 2 : digits <= 9 ? 4 : 8
        forms[index] = .binary(shape, .bigEndian)
      }
    }
  }

  /// The sibling that an entry redefines; reports a redefinition that is not allowed.
  private mutating func redefined(by child: Int, in parent: Int) -> Int? {
    guard let operand = descriptions[child].redefines else { return nil }
    let siblings = children[parent].prefix { $0 != child }
    guard let target = siblings.last(where: { LayoutPass.isSame(descriptions[$0].name, operand.text) }),
      operand.text != "FILLER"
    else {
      report(.redefinesUnknown(operand.text), operand.span)
      return nil
    }
    if descriptions[target].occurs != nil || descriptions[target].redefines != nil {
      report(.redefinesTable(operand.text), operand.span)
      return nil
    }
    let between = siblings.drop { $0 != target }.dropFirst()
    let followsDirectly = between.allSatisfy {
      descriptions[$0].redefines.map { LayoutPass.isSame($0.text, operand.text) } ?? false
    }
    guard followsDirectly else {
      report(.redefinesMisplaced(operand.text), operand.span)
      return nil
    }
    return target
  }

  private mutating func checkNames(_ root: Int) {
    var seen: Set<[UInt8]> = []
    var waiting = [root]
    while let index = waiting.popLast() {
      let description = descriptions[index]
      if description.name != "FILLER", !seen.insert(Array(description.name.utf8)).inserted {
        report(.repeatedName(description.name), description.span)
      }
      waiting.append(contentsOf: children[index].reversed())
    }
  }

  // MARK: places

  private func place(
    _ index: Int, offset: Int, subscripts: [Int], parent: Int?, redefines: Int?, into fields: inout [LayoutField]
  ) {
    let description = descriptions[index]
    for occurrence in 1...(description.occurs ?? 1) {
      let start = offset + (occurrence - 1) * sizes[index]
      let all = description.occurs == nil ? subscripts : subscripts + [occurrence]
      let number = fields.count
      fields.append(
        LayoutField(
          index: number, level: description.level, name: description.name, subscripts: all, offset: start,
          byteCount: sizes[index], picture: description.picture?.text, usage: forms[index] ?? .group, parent: parent,
          redefines: redefines, conditions: description.conditions, span: description.span))
      var end = start
      var placed: [Int: (start: Int, field: Int)] = [:]
      for child in children[index] {
        var target: (start: Int, field: Int)?
        if let operand = descriptions[child].redefines {
          let named = children[index].prefix { $0 != child }.last {
            LayoutPass.isSame(descriptions[$0].name, operand.text)
          }
          target = named.flatMap { placed[$0] }
        }
        let childStart = target?.start ?? end
        placed[child] = (childStart, fields.count)
        place(child, offset: childStart, subscripts: all, parent: number, redefines: target?.field, into: &fields)
        end = max(end, childStart + sizes[child] * (descriptions[child].occurs ?? 1))
      }
    }
  }

  /// Sizes and counts beyond every limit are all alike; capping keeps the arithmetic from overflowing.
  private static func capped(_ number: Int) -> Int { min(number, 1 << 32) }

  static func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

  /// Notes a fault.
  mutating func report(_ problem: CopybookProblem, _ span: TextSpan) {
    diagnostics.append(problem.diagnostic(span))
  }
}
