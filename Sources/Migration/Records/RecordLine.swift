// A record as one line of JSON, from which the same bytes can be made again.
//
// A field whose value alone does not give its bytes back (a sign that is read and not written, a filler of something else
// than blanks, a code of an identified character) has them beside it, in hexadecimal; a record whose bytes the fields do not
// make (bytes between fields, a block's word, a bad frame) has all of them. So `write` needs nothing but the line and the
// source's declaration:
//
//   {"record":3,"offset":1926,"type":"detail","fields":{"KBN":"2","ZEI":{"value":"12","hex":"012F"}}}

internal import Formats
internal import Platform
internal import Records
public import Reporting

extension SourceRecords.Record {
  /// The line, without a newline.
  ///
  /// - Parameter withHex: Whether every value has its bytes beside it.
  public func line(withHex: Bool) -> JSONLine {
    var line = JSONLine()
    line.add("record", index)
    line.add("offset", byteOffset)
    if let type { line.add("type", type) } else { line.addNull("type") }
    if let fault {
      line.add("fault", fault.text)
      line.add("bytes", bytes.count)
      line.add("hex", Hexadecimal.text(bytes))
    } else {
      if let quoted { line.add("quoted", quoted) }
      var members = JSONLine()
      for field in fields {
        if withHex || field.failure != nil || !field.isRestorable {
          var value = JSONLine()
          SourceRecords.Record.add(field, as: "value", to: &value)
          value.add("hex", Hexadecimal.text(Array(bytes[field.range])))
          if let failure = field.failure {
            value.add("fault", failure.code.text)
            value.add("faultOffset", Int(failure.byteOffset))
          }
          members.add(field.name, value)
        } else {
          SourceRecords.Record.add(field, as: field.name, to: &members)
        }
      }
      line.add("fields", members)
    }
    if let framed { line.add("framed", Hexadecimal.text(framed)) }
    return line
  }

  /// Numbers stay texts: leading zeros and exact decimals survive every reader of JSON.
  private static func add(_ field: SourceRecords.Field, as name: String, to line: inout JSONLine) {
    if field.failure != nil {
      line.addNull(name)
    } else {
      line.add(name, utf8: field.value[...])
    }
  }
}
