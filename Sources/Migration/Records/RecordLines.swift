internal import Formats
internal import Language
internal import Platform
internal import Records
internal import Reporting

/// Makes the records of a source from lines that `read` printed: the same bytes, or others where somebody changed a value.
public struct RecordLines: Sendable {
  private let plan: SourcePlan
  private let decoder: SourceDecoder
  private let image: RecordImage

  /// Compiles a source of a checked project.
  public init(_ loaded: LoadedProject, source: Int) throws {
    plan = try RunPlanner.source(source, of: loaded)
    decoder = try SourceDecoder(loaded, source: source)
    image = RecordImage(plan, decoder)
  }

  /// What stands before the first record of a file: the byte order mark that the source declares.
  public var head: [UInt8] {
    guard let dialect = decoder.dialect, dialect.hasMark else { return [] }
    return dialect.mark
  }

  /// The same, where the file of a first record begins with it.
  func head(of record: SourceRecords.Record) -> [UInt8] {
    record.stored.starts(with: head) && record.fault == nil ? head : []
  }

  /// The bytes of one record.
  ///
  /// - Parameters:
  ///   - line: A line of JSON as `read` prints it.
  ///   - number: Its number, from 1, for errors.
  /// - Throws: `RunError` P231 for a line that is no JSON, P232 for a type, P233 for a field that the source has not, P234 for
  ///   a value that its field cannot hold, P235 for a record that the source cannot have.
  public func bytes(of line: [UInt8], number: Int) throws(RunError) -> [UInt8] {
    let text: JSONText
    do throws(JSONText.Malformed) {
      text = try JSONText(line)
    } catch {
      throw RecordLines.error(
        "P231", number, ja: "\(error.byteOffset + 1)バイト目がJSONとして読めない",
        en: "byte \(error.byteOffset + 1) does not belong into JSON")
    }
    if let framed = text["framed"] {
      guard case .text(let digits) = framed, let bytes = Hexadecimal.bytes(digits) else {
        throw RecordLines.error("P234", number, ja: "`framed`が16進数でない", en: "`framed` is not hexadecimal")
      }
      return bytes
    }
    guard case .text(let name)? = text["type"],
      let type = plan.types.firstIndex(where: { $0.name.utf8.elementsEqual(name) })
    else {
      let known = plan.types.map(\.name).joined(separator: ", ")
      throw RecordLines.error(
        "P232", number, ja: "`type`がこのソースのレコード種別（\(known)）でない",
        en: "`type` is none of the record types of this source (\(known))")
    }
    guard case .object(let members)? = text["fields"] else {
      throw RecordLines.error("P233", number, ja: "`fields`が無い", en: "there are no `fields`")
    }
    var quoted: String?
    if case .text(let marks)? = text["quoted"] { quoted = String(decoding: marks, as: UTF8.self) }
    let layout = image.layout(type)
    let fields = image.fields(members.map(\.name), in: layout)
    if fields.count < members.count {
      let found = Set(fields.map(\.name))
      let unknown = members.indices.first { !found.contains($0) }.map {
        String(decoding: members[$0].name, as: UTF8.self)
      }
      throw RecordLines.error(
        "P233", number, ja: "`\(plan.types[type].name)`に`\(unknown ?? "")`という項目は無い",
        en: "`\(plan.types[type].name)` has no field `\(unknown ?? "")`")
    }
    var values: [Int: [UInt8]] = [:]
    for (member, index) in fields {
      let field = layout.fields[index]
      guard let bytes = value(members[member].value, field) else {
        throw RecordLines.error(
          "P234", number, ja: "項目`\(field.mappingName)`にその値は入らない（\(LayoutWords.text(field))）",
          en: "the field `\(field.mappingName)` cannot hold its value (\(LayoutWords.text(field)))")
      }
      values[index] = bytes
    }
    guard let bytes = image.bytes(values, type: type, quoted: quoted) else {
      throw RecordLines.error(
        "P235", number, ja: "これらの項目からレコードを作れない（項目が足りないか、回数が合わない）",
        en: "these fields make no record: one is missing, or a number of occurrences does not agree")
    }
    return bytes
  }

  /// The bytes of a field from what the line says: a text, or an object with the bytes beside the value.
  private func value(_ value: JSONText, _ field: LayoutField) -> [UInt8]? {
    switch value {
    case .text(let text), .number(let text): return decoder.image(of: text, in: field)
    case .object:
      guard case .text(let digits)? = value["hex"], let bytes = Hexadecimal.bytes(digits) else {
        guard case .text(let text)? = value["value"] else { return nil }
        return decoder.image(of: text, in: field)
      }
      return field.usage.isDelimited
        ? decoder.dialect?.text(of: bytes[...]) : bytes.count == field.byteCount ? bytes : nil
    case .truth, .null, .list: return nil
    }
  }

  private static func error(_ code: String, _ line: Int, ja: String, en: String) -> RunError {
    RunError(code: code, LocalizedText(ja: "\(line)行目: \(ja)", en: "line \(line): \(en)"))
  }
}

/// A field in a few words, for messages.
private enum LayoutWords {
  static func text(_ field: LayoutField) -> String {
    field.picture.map { "PIC \($0), \(field.byteCount)" } ?? "\(field.byteCount)"
  }
}
