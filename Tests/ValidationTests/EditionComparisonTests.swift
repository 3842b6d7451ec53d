import Records
import Testing
import Validation

/// Two editions of which one property was edited by hand: the comparison names exactly that one.
struct EditionComparisonTests {
  struct Edit: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The text of `items.csv`, `codes.csv` or `group.csv` that changes.
    var table = "items"
    var from: String
    var to: String
    var kind: EditionChange.Kind
    var before: String
    var after: String
  }

  static let edits = [
    Edit(testDescription: "type", from: "宛名,,,,,,X,1,001", to: "宛名,,,,,,9,1,001", kind: .type, before: "X", after: "9"),
    Edit(testDescription: "digits", from: "X,15,,,必須", to: "X,20,,,必須", kind: .length, before: "15", after: "20"),
    Edit(
      testDescription: "digits behind the point", from: "\"3,2\"", to: "\"3,3\"", kind: .length, before: "3,2",
      after: "3,3"),
    Edit(testDescription: "code list", from: "X,1,001", to: "X,1,13", kind: .codeList, before: "1", after: "13"),
    Edit(
      testDescription: "condition", from: "001,,任意", to: "001,,必須", kind: .condition, before: "任意", after: "必須"),
    Edit(
      testDescription: "repetition", from: "X,3,999,999", to: "X,3,999,9", kind: .repetition, before: "999", after: "9"),
    Edit(
      testDescription: "key", from: "seibetsu,宛名,,", to: "seibetsu,宛名,○,", kind: .primaryKey, before: "", after: "○"),
    Edit(testDescription: "foreign key", from: "宛名,,○,", to: "宛名,,,", kind: .foreignKey, before: "○", after: ""),
    Edit(
      testDescription: "unknown date", from: "・不詳日を許容する", to: "・西暦", kind: .unknownDate, before: "○", after: ""),
    Edit(
      testDescription: "check digit", from: "personal,宛名番号", to: "personal,個人番号", kind: .checkDigit, before: "宛名番号",
      after: "個人番号"),
    Edit(
      testDescription: "sensitivity", from: "支援措置,,,municipal", to: "open,,,municipal", kind: .sensitivity,
      before: "支援措置", after: "open"),
    Edit(testDescription: "romaji", from: "ritsu", to: "wariai", kind: .romaji, before: "ritsu", after: "wariai"),
    Edit(
      testDescription: "name under one id", from: "03100002,性別", to: "03100002,性別表記", kind: .itemRenamed, before: "性別",
      after: "性別表記"),
    Edit(
      testDescription: "id under one name", from: "03100004,率", to: "03100009,率", kind: .itemID, before: "03100004",
      after: "03100009"),
    Edit(
      testDescription: "file name", table: "group", from: "atena.csv", to: "atena2.csv", kind: .fileName,
      before: "atena.csv", after: "atena2.csv"),
    Edit(
      testDescription: "code added", table: "codes", from: "1,性別,2,,女,official,表\n",
      to: "1,性別,2,,女,official,表\n1,性別,9,,不明,official,表\n", kind: .codeAdded, before: "", after: "9"),
    Edit(
      testDescription: "code removed", table: "codes", from: "1,性別,2,,女,official,表\n", to: "", kind: .codeRemoved,
      before: "2", after: ""),
    Edit(
      testDescription: "meaning of a code", table: "codes", from: "1,性別,2,,女", to: "1,性別,2,,女性", kind: .codeMeaning,
      before: "2 女", after: "2 女性"),
    Edit(
      testDescription: "range of a list", table: "codes", from: "000,365", to: "000,366", kind: .codeRemoved,
      before: "000～365", after: ""),
  ]

  private static func text(_ table: DelimitedTable) -> String {
    ([table.header] + table.rows.map(\.cells)).map { row in
      row.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n"
    }.joined()
  }

  private static func edition(_ changes: [Edit]) throws -> StandardEdition {
    func table(_ name: String, _ table: DelimitedTable) throws -> DelimitedTable {
      var text = text(table)
      for edit in changes where edit.table == name {
        let range = try #require(text.firstRange(of: edit.from), "\(edit): \(text)")
        text.replaceSubrange(range, with: edit.to)
      }
      return PackTables.table(text, file: "\(name).csv")
    }
    let base = StandardPackReaderTests.self
    let pack = try StandardPackReader.pack(
      business: "031", edition: "2.1", pack: base.pack, group: try table("group", base.group),
      items: try table("items", base.items), codes: try table("codes", base.codes), conditions: nil)
    return StandardEdition(edition: "2.1", packs: [pack])
  }

  @Test func `an edition does not differ from itself`() throws {
    let edition = try Self.edition([])
    #expect(EditionComparison.changes(from: edition, to: edition).isEmpty)
  }

  @Test(arguments: edits) func `one edited property is named, and no other`(_ edit: Edit) throws {
    let changes = EditionComparison.changes(from: try Self.edition([]), to: try Self.edition([edit]))
    // The end of a range is another code: the one is gone and the other is new.
    #expect(changes.count == (edit.from == "000,365" ? 2 : 1), "\(changes)")
    let change = try #require(changes.first)
    #expect(change.kind == edit.kind && change.before == edit.before && change.after == edit.after, "\(change)")
  }

  @Test func `items that come, go, move or are renamed by an alias are told apart`() throws {
    let earlier = try Self.edition([])
    var later = earlier
    func changed(_ change: (inout [StandardItem]) -> Void) -> [EditionChange] {
      later = earlier
      change(&later.packs[0].groups[0].items)
      return EditionComparison.changes(from: earlier, to: later)
    }
    let gone = changed { $0.remove(at: 3) }
    #expect(gone.map(\.kind) == [.itemRemoved] && gone[0].item == "率")
    let new = changed { items in
      var item = items[1]
      (item.id, item.name) = ("03100099", "新しい項目")
      items.append(item)
    }
    #expect(new.map(\.kind) == [.itemAdded] && new[0].item == "新しい項目")
    let moved = changed { $0.swapAt(1, 3) }
    #expect(moved.map(\.kind) == [.order])
    let renamed = changed { items in
      (items[3].id, items[3].name, items[3].aliases) = ("", "割合", ["率"])
    }
    #expect(renamed.map(\.kind) == [.itemRenamed, .itemID] && renamed[0].item == "率" && renamed[0].after == "割合")
    // Two glyphs of one character are two names (U+795E, U+FA19).
    let glyph = changed { items in (items[3].id, items[3].name) = ("", "\u{FA19}") }
    #expect(glyph.map(\.kind) == [.itemRemoved, .itemAdded])
  }
}
