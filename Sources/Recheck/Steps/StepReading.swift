internal import Language
internal import Records

/// One value through one step after another.
struct StepReading {
  /// The UTF-8 bytes of the declared padding character.
  var padding: [UInt8]
  /// What `else unknown` wrote to other items.
  var beside: [Int: [UInt8]] = [:]

  /// What a step alone makes of a text that is there.
  private enum Outcome {
    case text([UInt8])
    case partial([UInt8], words: [UInt8])
    case failed
  }

  /// Runs the steps.
  mutating func run(_ value: PlainValue, _ steps: [TypedStep]) -> PlainValue {
    var current = value
    for step in steps {
      if case .truth(let isTrue) = current {
        guard case .flag(let whenTrue, let whenFalse) = step.function else { return .noReading }
        current = .text([UInt8]((isTrue ? whenTrue : whenFalse).utf8))
        continue
      }
      guard case .text(let text) = current else { return current }
      if let open = StepReading.openEnd(trimmed(text), text, step.function) {
        return .text([UInt8](open.utf8))
      }
      if text.isEmpty { continue }
      switch outcome(text, step.function) {
      case .text(let result):
        current = .text(result)
        if case .unknown(let flagItem, _) = step.handler { beside[flagItem] = [0x30] }
      case .partial(let result, let words):
        guard case .unknown(let flagItem, let textItem) = step.handler else {
          guard let next = handled(text, step.handler) else { continue }
          return next
        }
        current = .text(result)
        beside[flagItem] = [0x31]
        beside[textItem] = words
      case .failed:
        guard let next = handled(text, step.handler) else { continue }
        return next
      }
    }
    return current
  }

  /// What a handler makes of a failure; `nil` where the value goes on unchanged.
  private func handled(_ text: [UInt8], _ handler: FailureHandler?) -> PlainValue? {
    switch handler {
    case .absent: .text([])
    case .value(let value): .text([UInt8](value.utf8))
    case .flag: nil
    case .reject, .unknown, nil: .rejected
    }
  }

  private func outcome(_ text: [UInt8], _ function: StepFunction) -> Outcome {
    switch function {
    case .trim: return .text(trimmed(text))
    case .check: return .text(text)
    case .absentWhenBlank: return .text(trimmed(text).isEmpty ? [] : text)
    case .absentWhen(let none): return .text(text.elementsEqual(none.utf8) ? [] : text)
    case .integer: return StepReading.integer(text).map { .text($0) } ?? .failed
    case .wareki(let eras, let pattern):
      guard let text = StepReading.unmarked(text, pattern, hasEra: true) else { return .failed }
      return StepReading.outcome(CalendarReading.wareki(text, eras))
    case .date(let pattern):
      guard let text = StepReading.unmarked(text, pattern, hasEra: false) else { return .failed }
      return StepReading.outcome(CalendarReading.date(text))
    case .openWhenBlank, .openWhen: return .text(text)
    case .time: return StepReading.time(text).map { .text($0) } ?? .failed
    case .code(let conversion):
      let row = conversion.rows.first { text.elementsEqual($0.source.utf8) }
      return row.map { .text([UInt8]($0.target.utf8)) } ?? .failed
    case .fullWidth: return WidthReading.widen(text).map { .text($0) } ?? .failed
    case .before(let mark): return StepReading.around(mark, text).map { .text([UInt8]($0.before.utf8)) } ?? .failed
    case .after(let mark): return StepReading.around(mark, text).map { .text([UInt8]($0.after.utf8)) } ?? .failed
    case .characters(let first, let last): return .text(StepReading.characters(text, first, last))
    case .flag: return .failed
    }
  }

  /// What stands on both sides of the first of some marks.
  private static func around(_ mark: String, _ text: [UInt8]) -> (before: String, after: String)? {
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    let mark = Array(mark.unicodeScalars)
    guard let place = scalars.indices.first(where: { scalars[$0...].starts(with: mark) }) else { return nil }
    func written(_ part: ArraySlice<Unicode.Scalar>) -> String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: part)
      return String(text)
    }
    return (written(scalars[..<place]), written(scalars[(place + mark.count)...]))
  }

  /// Characters by their places from 1; a variation selector belongs to the one before it.
  private static func characters(_ text: [UInt8], _ first: Int, _ last: Int) -> [UInt8] {
    var pieces: [String.UnicodeScalarView] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.properties.isVariationSelector, !(0x180B...0x180F).contains(scalar.value), !pieces.isEmpty {
        pieces[pieces.count - 1].append(scalar)
      } else {
        pieces.append(String.UnicodeScalarView([scalar]))
      }
    }
    return pieces.dropFirst(first - 1).prefix(last - first + 1).flatMap { Array(String($0).utf8) }
  }

  /// What `open-start` and `open-end` put in place of a text, if anything.
  private static func openEnd(_ trimmed: [UInt8], _ text: [UInt8], _ function: StepFunction) -> String? {
    switch function {
    case .openWhenBlank(let period): trimmed.isEmpty ? period.date : nil
    case .openWhen(let period, let mark): text.elementsEqual(mark.utf8) ? period.date : nil
    default: nil
    }
  }

  /// The era code and digits of a date written with marks, or `nil` where the marks are not in their places.
  private static func unmarked(_ text: [UInt8], _ pattern: DatePattern?, hasEra: Bool) -> [UInt8]? {
    guard let pattern else { return text }
    guard hasEra ? text.count > pattern.byteCount : text.count == pattern.byteCount else { return nil }
    var rest = text.suffix(pattern.byteCount)
    var plain = Array(text.dropLast(pattern.byteCount))
    for part in pattern.parts {
      switch part {
      case .digits(let count):
        plain += rest.prefix(count)
        rest = rest.dropFirst(count)
      case .mark(let bytes):
        guard rest.starts(with: bytes) else { return nil }
        rest = rest.dropFirst(bytes.count)
      }
    }
    return plain
  }

  /// The text without padding at its end.
  func trimmed(_ text: [UInt8]) -> [UInt8] {
    var rest = text
    while rest.count >= padding.count, rest.suffix(padding.count).elementsEqual(padding) {
      rest.removeLast(padding.count)
    }
    return rest
  }

  private static func outcome(_ result: CalendarReading.Result) -> Outcome {
    switch result {
    case .day(let day): .text([UInt8](day.utf8))
    case .partial(let day, let words): .partial([UInt8](day.utf8), words: [UInt8](words.utf8))
    case .impossible: .failed
    }
  }

  private static func integer(_ text: [UInt8]) -> [UInt8]? {
    var digits = text
    let isNegative = digits.first == 0x2D
    if isNegative { digits.removeFirst() }
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    while digits.count > 1, digits[0] == 0x30 { digits.removeFirst() }
    return isNegative && digits != [0x30] ? [0x2D] + digits : digits
  }

  private static func time(_ text: [UInt8]) -> [UInt8]? {
    guard text.count == 4 || text.count == 6, text.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let parts = stride(from: 0, to: text.count, by: 2).map { Array(text[$0..<$0 + 2]) }
    for (index, part) in parts.enumerated() {
      guard (Int(String(decoding: part, as: UTF8.self)) ?? 99) < (index == 0 ? 24 : 60) else { return nil }
    }
    return Array(parts.joined(separator: [0x3A]))
  }
}
