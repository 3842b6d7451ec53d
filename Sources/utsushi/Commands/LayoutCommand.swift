internal import Formats
internal import Language
internal import Migration
internal import Platform
internal import Records
internal import Reporting

extension Verb {
  /// `layout`: where every field of a copybook stands.
  static let layout = Verb(
    name: "layout",
    summary: LocalizedText(
      ja: "コピー句の全項目の位置・長さ・型を表示する", en: "print level, offset, length, picture and usage of every field of a copybook"),
    operandNames: "COPYBOOK", operands: 1...1,
    options: [
      OptionSpec(
        name: "--characters", valueName: "UTF8|CP932",
        summary: LocalizedText(ja: "コピー句自体の文字コード（既定UTF8）", en: "character table of the copybook itself (default UTF8)"),
        choices: ["UTF8", "CP932"]),
      OptionSpec(
        name: "--dialect", valueName: "NAME",
        summary: LocalizedText(ja: "COBOLの方言（既定IBM）", en: "COBOL dialect (default IBM)")),
      OptionSpec(
        name: "--reference-format", valueName: "fixed|free",
        summary: LocalizedText(ja: "コピー句の書式（既定fixed）", en: "reference format of the copybook (default fixed)"),
        choices: ReferenceFormat.allCases.map(\.rawValue)),
      OptionSpec(
        name: "--tables", valueName: "shifted|maximal",
        summary: LocalizedText(
          ja: "レコードの最後に無い可変長の表の置き方（前に詰める・最大回数分）",
          en: "how tables of OCCURS DEPENDING ON are stored that do not end their record"),
        choices: TableStorage.allCases.map(\.rawValue)),
      OptionSpec(
        name: "--binary", valueName: "big-endian|little-endian",
        summary: LocalizedText(
          ja: "2進数のバイト順（方言が機種に任せている場合）",
          en: "order of the bytes of binary numbers, where the dialect leaves it to the machine"),
        choices: ByteOrder.allCases.map(\.rawValue)),
      OptionSpec(
        name: "--format", valueName: "text|json|csv",
        summary: LocalizedText(
          ja: "結果の形式（既定text）。csvは`layout fixed`の表になる",
          en: "form of the result (default text); csv is a table for `layout fixed`"), choices: ["text", "json", "csv"]),
    ],
    examples: [
      (
        "utsushi layout Mappings/nakanojo/layouts/JUKI.cpy",
        LocalizedText(ja: "例の町の住民マスタ", en: "the sample town's resident master")
      )
    ],
    exitCodes: LocalizedText(ja: "0 表示した、2 コピー句に誤りがある", en: "0 printed, 2 the copybook has errors"),
    perform: { arguments, language in
      let path = arguments.operands[0]
      let bytes = try FileSystem.readAll(path, limit: 16 << 20)
      let (layouts, diagnostics) = Copybook.layouts(
        of: bytes, file: path,
        options: .init(
          characters: arguments.value("--characters") ?? "UTF8", dialect: arguments.value("--dialect") ?? "IBM",
          format: arguments.value("--reference-format").flatMap(ReferenceFormat.init) ?? .fixed,
          tableStorage: arguments.value("--tables").flatMap(TableStorage.init),
          binaryOrder: arguments.value("--binary").flatMap(ByteOrder.init)),
        library: CopybookLibrary { name, place in ProjectFiles.copied(name, from: place) })
      if !diagnostics.isEmpty {
        let text = SourceText(file: path, bytes: bytes)
        Terminal.error(DiagnosticRenderer.render(diagnostics, sources: { _ in text }, language: language))
      }
      guard !diagnostics.contains(where: { $0.severity == .error }) else { return .couldNotFinish }
      let used =
        "characters \(arguments.value("--characters") ?? "UTF8"), dialect \(arguments.value("--dialect") ?? "IBM")"
      switch arguments.value("--format") {
      case "json": Terminal.output(LayoutListing.json(layouts))
      case "csv": Terminal.output(RecordLayout.table(of: layouts).bytes(newline: "\r\n", mark: true))
      default:
        Terminal.output("\(path)  (\(used))\n")
        for layout in layouts { Terminal.output(Array(LayoutListing.text(layout, language).utf8)) }
      }
      return .done
    })
}

/// A layout as text and as JSON.
enum LayoutListing {
  /// A table: level and name (indented by depth), offset, length, picture, usage; condition names below their field.
  static func text(_ layout: RecordLayout, _ language: MessageLanguage) -> String {
    let isJapanese = language == .japanese
    var rows: [[String]] = [
      isJapanese
        ? ["レベル 名前", "位置", "長さ", "PICTURE", "USAGE"] : ["level name", "offset", "length", "picture", "usage"]
    ]
    for field in layout.fields {
      var depth = 0
      var parent = field.parent
      while let index = parent {
        depth += 1
        parent = layout.fields[index].parent
      }
      let level = field.level < 10 ? "0\(field.level)" : "\(field.level)"
      var name = String(repeating: "  ", count: depth) + level + " " + (field.isFiller ? "FILLER" : field.mappingName)
      if let redefined = field.redefines { name += " REDEFINES \(layout.fields[redefined].name)" }
      if let table = layout.table(beginningWith: field) {
        name += " OCCURS \(table.least) TO \(table.most) DEPENDING ON \(layout.fields[table.counter].name)"
      }
      rows.append([name, "\(field.offset)", "\(field.byteCount)", field.picture ?? "", usage(field.usage)])
      for condition in field.conditions {
        let values = condition.values.map {
          $0.lower.utf8.elementsEqual($0.upper.utf8) ? "\"\($0.lower)\"" : "\"\($0.lower)\" THRU \"\($0.upper)\""
        }
        rows.append([
          String(repeating: "  ", count: depth + 1) + "88 " + condition.name, "", "", values.joined(separator: ", "),
          "",
        ])
      }
    }
    let least =
      layout.leastByteCount == layout.byteCount
      ? "" : isJapanese ? "\(layout.leastByteCount)～" : "\(layout.leastByteCount)–"
    return "\(layout.name)  \(least)\(layout.byteCount) " + (isJapanese ? "バイト\n" : "bytes\n")
      + TextTable.text(rows, numeric: [1, 2])
  }

  /// One JSON document with all records and their fields.
  static func json(_ layouts: [RecordLayout]) -> [UInt8] {
    var document = JSONLine()
    document.add("records", layouts.map(object))
    return document.line
  }

  private static func object(_ layout: RecordLayout) -> JSONLine {
    var document = JSONLine()
    document.add("record", layout.name)
    document.add("bytes", layout.byteCount)
    if !layout.variableTables.isEmpty {
      document.add("leastBytes", layout.leastByteCount)
      document.add("tableStorage", layout.tableStorage.rawValue)
      document.add(
        "variableTables",
        layout.variableTables.map { table in
          var object = JSONLine()
          object.add("counter", layout.fields[table.counter].mappingName)
          object.add("least", table.least)
          object.add("most", table.most)
          object.add("offset", table.offset)
          object.add("length", table.occurrenceByteCount)
          return object
        })
    }
    document.add(
      "fields",
      layout.fields.map { field in
        var object = JSONLine()
        object.add("level", field.level)
        object.add("name", field.mappingName)
        object.add("offset", field.offset)
        object.add("length", field.byteCount)
        if let picture = field.picture { object.add("picture", picture) }
        object.add("usage", usage(field.usage))
        if let redefined = field.redefines { object.add("redefines", layout.fields[redefined].mappingName) }
        if !field.conditions.isEmpty {
          object.add(
            "conditions",
            field.conditions.map { condition in
              var object = JSONLine()
              object.add("name", condition.name)
              object.add(
                "values",
                condition.values.map { value in
                  var range = JSONLine()
                  range.add("lower", value.lower)
                  range.add("upper", value.upper)
                  return range
                })
              return object
            })
        }
        return object
      })
    return document
  }

  /// The usage in COBOL's words.
  static func usage(_ usage: FieldUsage) -> String {
    switch usage {
    case .group: "group"
    case .alphanumeric, .zoned: "DISPLAY"
    case .doubleByte: "DISPLAY-1"
    case .national: "NATIONAL"
    case .delimitedText, .delimitedNumber: "text"
    case .packed: "COMP-3"
    case .packedWithoutSign: "COMP-6"
    case .binary(_, .bigEndian): "COMP"
    case .binary(_, .littleEndian): "COMP little-endian"
    case .floatingPoint(.hexadecimal(let byteCount)): byteCount == 4 ? "COMP-1" : "COMP-2"
    case .floatingPoint(.ieee(let byteCount, _)): byteCount == 4 ? "COMP-1 IEEE" : "COMP-2 IEEE"
    }
  }
}
