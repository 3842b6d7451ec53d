import FoundationEssentials
import TestSupport
import Testing

/// The language server asked by a real client, neovim without a screen.
struct EditorTests {
  private static let editor = ["/usr/bin/nvim", "/usr/local/bin/nvim"].first {
    FileManager.default.fileExists(atPath: $0)
  }

  private struct Answers: Decodable {
    struct Position: Decodable {
      var line: Int
      var character: Int
    }
    struct Range: Decodable { var start: Position }
    struct Diagnostic: Decodable {
      var code: String
      var range: Range
    }
    struct Hover: Decodable {
      struct Contents: Decodable { var value: String }
      var contents: Contents
    }
    struct Location: Decodable {
      var uri: String
      var range: Range
    }
    struct Item: Decodable { var label: String }
    var before: [Diagnostic]
    var item: Hover
    var field: Hover
    var step: Hover
    var copybook: Location
    var list: Location
    var steps: [Item]
    var fields: [Item]
    var items: [Item]
    var after: [Diagnostic]
  }

  private static let script = #"""
    local answers = {}
    local published
    vim.cmd('edit ' .. vim.env.UTSUSHI_FILE)
    local id = vim.lsp.start_client({ cmd = { vim.env.UTSUSHI_EXECUTABLE, 'language-server' }, root_dir = vim.fn.getcwd(),
      handlers = { ['textDocument/publishDiagnostics'] = function(_, result) published = result.diagnostics end } })
    vim.lsp.buf_attach_client(0, id)
    local function diagnostics()
      vim.wait(60000, function() return published ~= nil end, 20)
      local found = published
      published = nil
      return found
    end
    local function ask(method, text, offset)
      local line = vim.fn.search(text, 'nw')
      local source = vim.fn.getline(line)
      local byte = vim.fn.match(source, text) + (offset or 0)
      local _, character = vim.str_utfindex(source, byte)
      local reply = vim.lsp.buf_request_sync(0, method,
        { textDocument = { uri = vim.uri_from_bufnr(0) }, position = { line = line - 1, character = character } }, 60000)
      return reply[id].result
    end
    answers.before = diagnostics()
    answers.item = ask('textDocument/hover', '性別 ')
    answers.field = ask('textDocument/hover', 'SEX |')
    answers.step = ask('textDocument/hover', 'wareki else')
    answers.copybook = ask('textDocument/definition', 'SEX |')
    answers.list = ask('textDocument/definition', '性別 ')
    answers.steps = ask('textDocument/completion', '| code 性別', 1)
    answers.fields = ask('textDocument/completion', 'SEX |')
    -- What is written and not saved: a field that is not there, and an item that no line gives.
    local line = vim.fn.search('性別 *= 旧.SEX |', 'nw')
    vim.api.nvim_buf_set_lines(0, line - 1, line, false, { '  x', '  性別表記 = 旧.SEXX | trim' })
    answers.items = ask('textDocument/completion', '  x$', 3)
    vim.api.nvim_buf_set_lines(0, line - 1, line, false, { '  // 性別' })
    vim.wait(1000, function() return false end, 20)
    answers.after = published
    local handle = io.open(vim.env.UTSUSHI_ANSWERS, 'w')
    handle:write(vim.fn.json_encode(answers))
    handle:close()
    vim.lsp.stop_client(id)
    vim.cmd('qa!')
    """#

  @Test(.enabled(if: editor != nil, "neovim is not installed")) func `neovim is told what stands in a mapping`() throws
  {
    let editor = try #require(Self.editor)
    let scratch = try ScratchProject()
    try scratch.write(Array(Self.script.utf8), to: "try.lua")
    let rules = "project/rules/juki.utsushi"
    _ = try Command.run(
      [
        "env", "UTSUSHI_EXECUTABLE=\(Utsushi.executable)", "UTSUSHI_FILE=\(scratch.folder.path(rules))",
        "UTSUSHI_ANSWERS=\(scratch.folder.path("answers.json"))", "XDG_STATE_HOME=\(scratch.folder.path("state"))",
        "timeout", "180", editor, "--headless", "-u", "NONE", "-n", "-c", "luafile \(scratch.folder.path("try.lua"))",
      ], in: scratch.folder.path)
    let answers = try JSONDecoder().decode(Answers.self, from: Data(try scratch.read("answers.json")))
    #expect(answers.before.isEmpty)
    // The legend of the standard and the copybook, as the packs and JUKI.cpy hold them.
    #expect(answers.item.contents.value.contains("**性別** `X 1` 必須") && answers.item.contents.value.contains("`2` 女"))
    #expect(
      answers.field.contents.value.contains("`PIC X(1)`")
        && answers.field.contents.value.contains("`88 SEX-FUMEI` \" \""))
    #expect(answers.step.contents.value.contains("**wareki**"))
    let copybook = try scratch.line(containing: "05  SEX  ", in: "project/layouts/JUKI.cpy")
    #expect(answers.copybook.uri.hasSuffix("/JUKI.cpy") && answers.copybook.range.start.line == copybook - 1)
    #expect(answers.list.uri.hasSuffix("/Standards/2.1/001/items.csv"))
    #expect(answers.steps.map(\.label).contains("full-width") && answers.steps.map(\.label).contains("open-end when"))
    #expect(answers.fields.map(\.label).contains("ZOKUGARA-CD(4)"))
    // 性別表記 is still given by a line of its own, 性別 by none any more.
    #expect(answers.items.map(\.label) == ["性別"], "\(answers.items.map(\.label))")
    // The line is a comment now: 性別 is mandatory, SEXX is no field, 性別表記 is given twice.
    #expect(Set(answers.after.map(\.code)).isSuperset(of: ["M101", "M111", "M114"]), "\(answers.after.map(\.code))")
  }
}
