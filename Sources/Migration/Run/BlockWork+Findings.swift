internal import Records

// Which findings of a block are kept, and in what order.
extension BlockWork {
  func isProtected(_ record: Int, _ output: BlockOutput) -> Bool {
    guard !output.protectedRecords.isEmpty else { return false }
    var low = 0
    var high = output.protectedRecords.count
    while low < high {
      let middle = (low + high) / 2
      if output.protectedRecords[middle] < record { low = middle + 1 } else { high = middle }
    }
    return low < output.protectedRecords.count && output.protectedRecords[low] == record
  }

  /// How many findings of one record are kept one by one.
  private static let fullFindings = 3

  /// In order of record; what two maps say of the same bytes is said once, and a record with very many findings keeps a
  /// few of them and one line for each further code with its count: a file of nothing but faults costs little more than
  /// a clean one, and every finding is counted.
  static func distinct(_ findings: [RunFinding]) -> [RunFinding] {
    guard findings.count > 1 else { return findings }
    let ordered = findings.enumerated().sorted { left, right in
      (left.element.finding.recordIndex, left.offset) < (right.element.finding.recordIndex, right.offset)
    }.map(\.element)
    var kept: [RunFinding] = []
    var record = -1
    var start = 0
    var seen: Set<FindingPlace> = []
    for found in ordered {
      if found.finding.recordIndex != record {
        record = found.finding.recordIndex
        start = kept.count
        seen.removeAll(keepingCapacity: true)
      }
      if let place = FindingPlace(found), !seen.insert(place).inserted { continue }
      if kept.count - start < fullFindings {
        kept.append(found)
      } else if let same = kept[(start + fullFindings)...].firstIndex(where: {
        $0.finding.code == found.finding.code && $0.finding.rule == found.finding.rule
      }) {
        kept[same].count += 1
      } else {
        var summed = found
        summed.finding.field = nil
        summed.finding.item = nil
        summed.finding.byteOffset = nil
        summed.finding.byteCount = 0
        kept.append(summed)
      }
    }
    return kept
  }
}

/// What makes two findings of one record the same: a code and the bytes it is about.
private struct FindingPlace: Hashable {
  var code: FindingCode
  var field: Int32
  var byteOffset: UInt32?

  /// `nil` for findings that are not about bytes of a field.
  init?(_ found: RunFinding) {
    guard let field = found.finding.field else { return nil }
    code = found.finding.code
    self.field = field
    byteOffset = found.finding.byteOffset
  }
}
