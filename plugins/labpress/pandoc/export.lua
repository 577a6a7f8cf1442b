-- A text as a Word file or as plain Markdown, from HTML that has been made ready for it.
-- request: html, to (docx or markdown), meta (title, subtitle, author, date, …: texts, lists and
--          tables), out (the file to write), for docx also reference (a path) and
--          pictures: list of { name, path, mime }
-- answer:  log: list of what pandoc said while it wrote, each { type, contents, message }

local READER = 'html'
local MARKDOWN = 'markdown'
-- pictures taller than this, in pixels, would leave no room for their caption
local TALLEST, WIDEST = 820, 605
local STRONG = { ['Box Label'] = true, ['Box Title'] = true, ['Tab Label'] = true }
local GAP = pandoc.RawBlock('openxml', '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>')
-- raw, since an empty block is not written
local REFS = pandoc.RawBlock('markdown', '::: {#refs}\n:::')
local TAB = pandoc.RawInline('openxml', '<w:r><w:tab/></w:r>')

-- A bare line of a list or a cell has a style of pandoc's own, so it is made a paragraph.
local function styled(name, blocks, id)
  local paragraphs = blocks:walk {
    Plain = function(plain)
      return pandoc.Para(plain.content)
    end,
  }
  return pandoc.Div(paragraphs, pandoc.Attr(id or '', {}, { ['custom-style'] = name }))
end

-- Words as they are: a text in `meta` would be read as Markdown.
local function words(text)
  local inlines = pandoc.Inlines {}
  for lead, word in text:gmatch '(%s*)(%S+)' do
    if lead ~= '' and #inlines > 0 then
      inlines:insert(pandoc.Space())
    end
    inlines:insert(pandoc.Str(word))
  end
  return inlines
end

local function meta_of(value)
  if type(value) == 'string' then
    return pandoc.MetaInlines(words(value))
  elseif math.type(value) == 'float' and value % 1 == 0 then
    return pandoc.MetaString(('%d'):format(value)) -- JSON has numbers, Lua makes 1.0 of 1
  elseif type(value) == 'table' then
    local made = {}
    for key, one in pairs(value) do
      made[key] = meta_of(one)
    end
    return #value > 0 and pandoc.MetaList(made) or pandoc.MetaMap(made)
  end
  return value
end

-- The texts of the notes, by their names, taken out of the document. A note in a note is set in
-- brackets, since Word knows none.
local function taken_notes(doc)
  local notes = {}
  local rest = doc:walk {
    Div = function(div)
      local name = div.attributes.notes
      if name then
        notes[name] = div.content
        return {}
      end
    end,
  }
  for name, blocks in pairs(notes) do
    notes[name] = blocks:walk {
      Span = function(span)
        if span.attributes.note and notes[span.attributes.note] then
          local inner = pandoc.utils.blocks_to_inlines(notes[span.attributes.note])
          return pandoc.Inlines { pandoc.Str ' (' } .. inner .. { pandoc.Str ')' }
        elseif span.classes:includes 'cite-note' then
          return span.content
        end
      end,
    }
  end
  return rest, notes
end

local function common(doc)
  local rest, notes = taken_notes(doc)
  return rest:walk {
    Header = function(header)
      header.level = math.max(1, header.level - 1)
      return header
    end,
    Span = function(span)
      local note, formula = span.attributes.note, span.attributes.math
      if note then
        return notes[note] and pandoc.Note(notes[note]) or {}
      elseif formula then
        local kind = formula == 'display' and 'DisplayMath' or 'InlineMath'
        return pandoc.Math(kind, pandoc.utils.stringify(span.content))
      end
    end,
  }
end

local function fitted(image)
  if image.attributes.width or image.attributes.height then
    return image
  end
  local mime, content = pandoc.mediabag.lookup(image.src)
  local known, size = pcall(pandoc.image.size, content or '')
  if mime and known then
    -- 72 is what pandoc says of a picture that does not say how dense it is; a browser takes 96
    local density = size.dpi_horz == 72 and 1 or 96 / size.dpi_horz
    local width, height = size.width * density, size.height * density
    local scale = math.min(1, WIDEST / width, TALLEST / height)
    image.attributes.width = math.floor(width * scale + 0.5) .. 'px'
  end
  return image
end

-- pandoc hands out copies, so each part is put back into what holds it
local function with_cells(rows, change)
  return rows:map(function(row)
    row.cells = row.cells:map(change)
    return row
  end)
end

local function each_cell(tbl, change)
  tbl.head.rows = with_cells(tbl.head.rows, change)
  tbl.foot.rows = with_cells(tbl.foot.rows, change)
  tbl.bodies = tbl.bodies:map(function(body)
    body.head = with_cells(body.head, change)
    body.body = with_cells(body.body, change)
    return body
  end)
end

-- Widths by what the columns hold, since not every program fits them by itself: the square root
-- keeps a column of long texts from starving the others.
local function widths(rows, count)
  local found, sum = {}, 0
  for _, row in ipairs(rows) do
    for column, cell in ipairs(row.cells) do
      local length = pandoc.text.len(pandoc.utils.stringify(cell.contents))
      found[column] = math.max(found[column] or 6, math.min(length, 120))
    end
  end
  for column = 1, count do
    found[column] = math.sqrt(found[column] or 6)
    sum = sum + found[column]
  end
  return found, sum
end

local function table_text(tbl)
  local rows = tbl.head.rows:clone()
  for _, body in ipairs(tbl.bodies) do
    rows:extend(body.body)
  end
  local found, sum = widths(rows, #tbl.colspecs)
  local equal = tbl.colspecs[1][2]
  local specs = pandoc.List()
  for column, spec in ipairs(tbl.colspecs) do
    specs:insert { spec[1], found[column] / sum }
    equal = spec[2] == equal and equal
  end
  -- others were chosen by the writer: the reader makes them equal where it does not know
  if equal ~= false then
    tbl.colspecs = specs
  end
  each_cell(tbl, function(cell)
    cell.contents = pandoc.Blocks { styled('Table Text', cell.contents) }
    return cell
  end)
  return { tbl, GAP }
end

local function box(div)
  local one = pandoc.SimpleTable({}, { 'AlignDefault' }, { 1 }, {}, { { div.content } })
  local made = pandoc.utils.from_simple_table(one)
  made.attr = pandoc.Attr('', {}, { ['custom-style'] = 'Box' })
  return { made, GAP }
end

-- The caption of a table stands above it, where a reader learns what the table is about.
local function table_figure(fig)
  if fig.content[1] and fig.content[1].t == 'Table' and #fig.caption.long > 0 then
    return pandoc.Blocks { styled('Table Caption', fig.caption.long) } .. fig.content
  end
end

local WORD = {
  Figure = table_figure,
  Table = table_text,
  CodeBlock = function(code)
    return pandoc.CodeBlock(code.text, {})
  end,
  Span = function(span)
    if span.classes:includes 'cite-note' then
      return pandoc.Note(pandoc.Para(span.content))
    elseif span.classes:includes 'ref-number' then
      return span.content .. { TAB }
    elseif span.classes:includes 'kbd' then
      return pandoc.Span(span.content, { ['custom-style'] = 'Key' })
    end
  end,
  Div = function(div)
    if div.attributes.look then
      return styled(div.attributes.look, div.content, div.identifier)
    end
  end,
}

local BOXES = {
  Div = function(div)
    return div.attributes.box and box(div) or nil
  end,
}

local function strong(block)
  if block.content and (block.t == 'Para' or block.t == 'Plain') then
    return pandoc.Para { pandoc.Strong(block.content) }
  end
  return block
end

-- A picture whose alternative text is not its caption, in the one form that stays Markdown.
local function figure(fig)
  local image = #fig.content == 1 and fig.content[1].content and fig.content[1].content[1]
  if image and image.t == 'Image' and #fig.content[1].content == 1 and #fig.caption.long == 1 then
    image.attributes.alt = pandoc.utils.stringify(image.caption)
    image.caption = fig.caption.long[1].content
    fig.content = { pandoc.Plain { image } }
  end
  return fig
end

local PLAIN = {
  Figure = figure,
  Span = function(span)
    local source = span.attributes.cluster
    if source then
      return pandoc.read(source, MARKDOWN).blocks[1].content
    end
    return span.classes:includes 'cite-note' and span.content or nil
  end,
  Div = function(div)
    local style = div.attributes.look
    if div.attributes.refs then
      return REFS
    elseif div.attributes.box then
      return pandoc.Div(div.content, pandoc.Attr('', { div.attributes.box }))
    elseif style and STRONG[style] then
      return div.content:map(strong)
    elseif style or div.identifier == '' then
      return div.content
    end
  end,
}

local function written(doc, format, options)
  local log, text = pandoc.log.silence(pandoc.write, doc, format, options)
  local said = pandoc.List()
  for _, one in ipairs(pandoc.json.decode(pandoc.json.encode(log), false)) do
    if one.verbosity == 'WARNING' or one.verbosity == 'ERROR' then
      said:insert { type = one.type, contents = one.contents, message = one.message }
    end
  end
  return text, said
end

local function save(path, content)
  local file = assert(io.open(path, 'wb'))
  file:write(content)
  file:close()
end

local function content_of(path)
  local file = assert(io.open(path, 'rb'))
  local content = file:read 'a'
  file:close()
  return content
end

local function as_word(doc, request)
  for _, picture in ipairs(request.pictures) do
    pandoc.mediabag.insert(picture.name, picture.mime, content_of(picture.path))
  end
  doc = doc:walk { Image = fitted }:walk(WORD):walk(BOXES)
  local text, log = written(doc, 'docx', { reference_doc = request.reference })
  pandoc.mediabag.empty()
  return text, log
end

local function as_markdown(doc)
  local template = pandoc.template.compile(pandoc.template.default(MARKDOWN))
  return written(doc:walk(PLAIN), MARKDOWN, { wrap_text = 'none', template = template })
end

return function(request)
  local doc = common(pandoc.read(request.html, READER))
  for name, value in pairs(request.meta) do
    -- works that are listed without being cited are named as in a text
    local cited = name == 'nocite' and pandoc.read(value, MARKDOWN).blocks[1].content
    doc.meta[name] = cited or meta_of(value)
  end
  local make = request.to == 'docx' and as_word or as_markdown
  local text, log = make(doc, request)
  save(request.out, text)
  return { log = log }
end
