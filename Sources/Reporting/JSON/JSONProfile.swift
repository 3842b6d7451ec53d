public import Records

/// A profile as one JSON document: every count of the page, for other programs.
public enum JSONProfile {
  /// The document with its newline. O(profile).
  public static func render(_ profile: SourceProfile) -> [UInt8] {
    var document = JSONLine()
    document.add("source", profile.name)
    document.add("file", profile.file)
    document.add("bytes", profile.byteCount)
    document.add("records", profile.records)
    document.add("revealed", profile.isRevealed)
    document.add("faults", profile.faults.map(place))
    document.add("declarations", profile.evidence.map(evidence))
    document.add(
      "types",
      profile.types.map { type in
        var object = JSONLine()
        object.add("type", type.name)
        object.add("records", type.records)
        object.add("fields", type.fields.map(field))
        return object
      })
    return document.line
  }

  private static func place(_ place: SourceProfile.Place) -> JSONLine {
    var object = JSONLine()
    object.add("code", place.code.text)
    object.add("count", place.count)
    if let first = place.firstRecord { object.add("first", first) }
    return object
  }

  private static func evidence(_ evidence: DeclarationEvidence) -> JSONLine {
    var object = JSONLine()
    object.add("declaration", evidence.declaration)
    object.add("counted", evidence.counted.en)
    object.add("agreeing", evidence.agreeing)
    object.add("contradicting", evidence.contradicting)
    if let first = evidence.firstRecord { object.add("first", first) }
    if let remark = evidence.remark { object.add("remark", remark.en) }
    return object
  }

  private static func field(_ field: FieldProfile) -> JSONLine {
    var object = JSONLine()
    object.add("field", field.name)
    object.add("offset", field.offset)
    if let byteCount = field.byteCount { object.add("length", byteCount) }
    object.add("number", field.isNumber)
    object.add("records", field.records)
    object.add("blank", field.blanks)
    object.add("lowValues", field.lowValues)
    object.add("highValues", field.highValues)
    object.add("unreadable", field.unreadable.map(place))
    object.add("values", field.values)
    object.add("distinct", field.distinct)
    object.add("distinctExact", field.isDistinctExact)
    if let minimum = field.minimum { object.add("minimum", minimum) }
    if let maximum = field.maximum { object.add("maximum", maximum) }
    if let lengths = field.lengths {
      object.add("shortest", lengths.lowerBound)
      object.add("longest", lengths.upperBound)
    }
    object.add(
      "top",
      field.top.map { value in
        var object = JSONLine()
        object.add("value", value.text)
        object.add("count", value.count)
        object.add("exact", value.isExact)
        return object
      })
    var classes = JSONLine()
    for count in field.classes { classes.add(count.kind.name, count.count) }
    object.add("characters", classes)
    if let dates = field.dates {
      var form = JSONLine()
      form.add("form", dates.form)
      form.add("plausible", dates.plausible)
      form.add("fillers", dates.fillers)
      form.add("implausible", dates.implausible)
      if let first = dates.firstImplausible { form.add("first", first) }
      object.add("dates", form)
    }
    return object
  }
}
