internal import Language
internal import Migration
internal import Platform
internal import Records
internal import Reporting

extension Verb {
  /// `roundtrip`: whether legacy files come back from what `read` prints.
  static let roundtrip = Verb(
    name: "roundtrip",
    summary: LocalizedText(
      ja: "ファイルを読み、書き戻し、1バイトずつ比べる", en: "read a legacy file, write it again and compare byte for byte"),
    operandNames: "[SOURCE …]", operands: 0...4096,
    options: [
      .sourceProject,
      OptionSpec(
        name: "--format", valueName: "text|json",
        summary: LocalizedText(ja: "結果の形式（既定text）", en: "form of the result (default text)"), choices: ["text", "json"]),
    ],
    examples: [
      (
        "utsushi roundtrip --project Mappings/nakanojo/migration.utsushi",
        LocalizedText(ja: "すべてのソースを確かめる", en: "tries every source of the project")
      ),
      (
        "utsushi roundtrip 個人住民税 --project Mappings/nakanojo/migration.utsushi",
        LocalizedText(
          ja: "値だけでは戻らない項目を、項目ごとに数える", en: "counts, field by field, what its value alone does not bring back")
      ),
    ],
    exitCodes: LocalizedText(
      ja: "0 どのソースも同じバイト列に戻った、1 戻らない、2 読めない",
      en: "0 the same bytes of every source came back, 1 they did not, 2 could not read"),
    perform: { arguments, language in
      let loaded = ProjectLoader.load(arguments.value("--project") ?? "migration.utsushi", scope: .sources)
      Complaint.show(loaded, language)
      guard let project = loaded.project else { return .couldNotFinish }
      let sources = project.project.declarations.sources
      let isEvery = arguments.operands.isEmpty
      let chosen =
        isEvery
        ? sources.indices.map { (source: $0, path: String?.none) }
        : try arguments.operands.map { word throws(UsageError) in try SourceChoice.find(word, in: project) }
      var isSame = true
      for (source, path) in chosen {
        let trip = try RoundTrip(project, source: source, path: path)
        isSame = isSame && trip.difference == nil
        let name = path ?? sources[source].name.value
        Terminal.output(
          arguments.value("--format") == "json"
            ? RoundTripListing.json(trip, of: name)
            : RoundTripListing.text(trip, of: isEvery || chosen.count > 1 ? name : nil, language))
      }
      return isSame ? .done : .gateClosed
    })
}

/// What a round trip found, as text and as JSON.
enum RoundTripListing {
  /// - Parameter name: The source, where there are several.
  static func text(_ trip: RoundTrip, of name: String?, _ language: MessageLanguage) -> [UInt8] {
    var text = name.map { "\($0): " } ?? ""
    if let difference = trip.difference {
      text +=
        LocalizedText(
          ja: "レコード\(difference.record)の\(difference.byteOffset)バイト目が元と違う\n",
          en: "record \(difference.record) came back different, at byte \(difference.byteOffset)\n")[language]
    } else {
      text +=
        LocalizedText(
          ja: "\(trip.records)件、\(trip.bytes)バイトがすべて元に戻った\n",
          en: "all \(trip.bytes) bytes of \(trip.records) records came back\n")[language]
    }
    for (reason, whole) in trip.wholes.sorted(by: { $0.key < $1.key }) {
      text +=
        LocalizedText(
          ja: "まるごと控えたレコード: \(whole.count)件（\(reason)、最初は\(whole.first)）\n",
          en: "records kept as a whole: \(whole.count) (\(reason), the first is \(whole.first))\n")[language]
    }
    for field in trip.fields where field.kept > 0 {
      text +=
        LocalizedText(
          ja: "値だけでは戻らない: \(field.type).\(field.field) \(field.kept)/\(field.records)件（最初は\(field.firstKept ?? 0)）\n",
          en:
            "its value alone does not bring it back: \(field.type).\(field.field) in \(field.kept) of \(field.records) records (the first is \(field.firstKept ?? 0))\n"
        )[language]
    }
    return Array(text.utf8)
  }

  static func json(_ trip: RoundTrip, of name: String) -> [UInt8] {
    var document = JSONLine()
    document.add("source", name)
    document.add("records", trip.records)
    document.add("bytes", trip.bytes)
    document.add("isSame", trip.difference == nil)
    if let difference = trip.difference {
      document.add("record", difference.record)
      document.add("offset", difference.byteOffset)
    }
    document.add(
      "wholes",
      trip.wholes.sorted { $0.key < $1.key }.map { reason, whole in
        var object = JSONLine()
        object.add("reason", reason)
        object.add("records", whole.count)
        object.add("first", whole.first)
        return object
      })
    document.add(
      "fields",
      trip.fields.map { field in
        var object = JSONLine()
        object.add("type", field.type)
        object.add("field", field.field)
        object.add("records", field.records)
        object.add("kept", field.kept)
        if let first = field.firstKept { object.add("first", first) }
        return object
      })
    return document.line
  }
}
