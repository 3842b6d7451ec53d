internal import Platform

/// What a part of a workbook is read into.
protocol PartContent {
  /// Takes a start tag; `path` is the elements that are open, this one last.
  mutating func start(_ element: XMLElement, _ path: [PartElement]) throws(PartProblem)
  /// Takes text directly inside the last element of `path`.
  mutating func text(_ text: [UInt8], _ path: [PartElement])
  /// Takes an end tag; `path` still has the element.
  mutating func end(_ path: [PartElement]) throws(PartProblem)
}

/// What is wrong where the part is being read.
struct PartProblem: Error {
  var code: SpreadsheetErrorCode
}

extension PartContent {
  /// Reads a part to its end. O(bytes).
  mutating func read(_ xml: [UInt8], part: String) throws(SpreadsheetError) {
    var path: [PartElement] = []
    // How deep we are inside an element that is passed over.
    var passedOver = 0
    var failure: (code: SpreadsheetErrorCode, byteOffset: Int)?
    do throws(XMLError) {
      _ = try XMLDocument.read(xml) { event, byteOffset in
        do throws(PartProblem) {
          switch event {
          case .start(let element):
            guard passedOver == 0, let known = PartElement(element) else {
              passedOver += 1
              return true
            }
            path.append(known)
            try start(element, path)
          case .end:
            guard passedOver == 0 else {
              passedOver -= 1
              return true
            }
            try end(path)
            path.removeLast()
          case .text(let bytes):
            if passedOver == 0 { text(bytes, path) }
          }
          return true
        } catch {
          failure = (error.code, byteOffset)
          return false
        }
      }
    } catch {
      throw SpreadsheetError(.xml(error), part: part)
    }
    if let failure {
      throw SpreadsheetError(failure.code, part: part, at: XMLPosition(failure.byteOffset, in: xml))
    }
  }
}
