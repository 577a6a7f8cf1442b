-- Citations and references of many pages, each formatted on its own from only its own references.
-- request: style (the text of a CSL style), references (a JSON text of CSL-JSON items),
--          pages: list of { lang, keys (its references), uncited (those listed only), clusters:
--          lists of { key, mode, prefix, suffix }, notes: the number of the note of each cluster }
-- answer:  pages: list of { citations: HTML of each cluster, references: list of { key, html } }

local MODES = {
  ['normal'] = 'NormalCitation',
  ['author-in-text'] = 'AuthorInText',
  ['suppress-author'] = 'SuppressAuthor',
}
-- a word in front keeps pandoc from reading an affix as a heading, a list or a quotation
local GUARD = 'x '
local AFFIX = 'commonmark+smart+superscript+subscript-raw_html'
-- no text can hold this: the writer escapes every `<` of a text
local BETWEEN = '<!--between-->'
local DATES = { 'issued', 'original-date', 'available-date', 'event-date', 'submitted' }
local HTML = pandoc.WriterOptions { wrap_text = 'none' }
-- the author of a sentence, "Reed and Card (1)": a style of numbers has no names to write there
local NAMES = [[<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Names</title><id>names</id></info>
<citation et-al-min="3" et-al-use-first="1"><layout><names variable="author">
<name form="short" and="text"/><substitute><names variable="editor"/><text variable="title"/>
</substitute></names></layout></citation></style>]]

local function contents(element)
  return element.content
end

-- An affix has words, emphasis and code; a link in it would stand inside the citation's own link.
local function affix(text)
  if text == '' then
    return pandoc.Inlines {}
  end
  if not text:find '[^%w%s.,:()/–-]' and not text:find '%-%-' and not text:find '%.%.' then
    return pandoc.Inlines(text)
  end
  local read = pandoc.read(GUARD .. text, AFFIX).blocks[1].content
  read = read:walk { Link = contents, Image = function(image) return image.caption end }
  local lead = text:find '^%s' and { pandoc.Space() } or {}
  local inlines = pandoc.Inlines(lead)
  for at = 3, #read do
    inlines:insert(read[at])
  end
  return inlines
end

-- pandoc makes a link of whatever stands in a URL field, with https:// before `javascript:alert(1)`.
local function is_address(target)
  local host = target:match '^https?://([^/?#]*)' or target:match '^ftp://([^/?#]*)'
  return host and host:gsub(':%d+$', ''):find '^[%w._\x80-\xff-]+$'
end

-- A note is a link to its reference as a whole; a DOI in it, which is a link too, ends that one.
local function to_reference(link)
  local inner = 0
  for at, one in ipairs(link.content) do
    inner = one.t == 'Link' and inner == 0 and at or inner
  end
  local before = inner > 1 and { table.unpack(link.content, 1, inner - 1) } or link.content
  local rest = inner > 1 and { table.unpack(link.content, inner) } or {}
  return pandoc.Inlines { pandoc.Link(before, link.target, '', { role = 'doc-biblioref' }) } .. rest
end

-- Emphasis within emphasis is plain, and stays so where a reader's program would not know that.
local function flipped(kind)
  return function(whole)
    local parts, run = pandoc.Inlines {}, pandoc.Inlines {}
    local function close()
      if #run > 0 then
        parts:insert(pandoc[kind](run))
        run = pandoc.Inlines {}
      end
    end
    for _, one in ipairs(whole.content) do
      if one.t == kind then
        close()
        parts:extend(one.content)
      else
        run:insert(one)
      end
    end
    close()
    return parts
  end
end

local CLEAN = {
  Emph = flipped 'Emph',
  Strong = flipped 'Strong',
  Cite = contents,
  -- a style of notes is set in the line; the page decides where notes go
  Note = function(note)
    return pandoc.Span(pandoc.utils.blocks_to_inlines(note.content), { class = 'cite-note' })
  end,
  RawInline = function(raw)
    return pandoc.Str(raw.text)
  end,
  Link = function(link)
    if link.target:find '^#ref%-' then
      return to_reference(link)
    end
    return is_address(link.target) and pandoc.Link(link.content, link.target) or link.content
  end,
  Span = function(span)
    if span.classes:includes 'csl-left-margin' then
      return pandoc.Span(span.content, { class = 'ref-number' })
    elseif span.classes:includes 'smallcaps' or span.classes:includes 'cite-note' then
      return span
    end
    -- an annotation, which a style sets on a line of its own
    local apart = span.classes:includes 'csl-block' or span.classes:includes 'csl-indent'
    return apart and { pandoc.Space() } .. span.content or span.content
  end,
}

-- The HTML of each of many inlines, in one go: a call of the writer costs 0.8 ms, whatever its size.
local function html_of(many)
  local blocks = pandoc.List()
  for _, inlines in ipairs(many) do
    blocks:insert(pandoc.Plain(inlines:walk(CLEAN)))
    blocks:insert(pandoc.RawBlock('html', BETWEEN))
  end
  local html, pieces = pandoc.write(pandoc.Pandoc(blocks), 'html', HTML), pandoc.List()
  local at = 1
  for _ = 1, #many do
    local first, last = html:find(BETWEEN, at, true)
    pieces:insert((html:sub(at, first - 1):gsub('^%s+', ''):gsub('%s+$', '')))
    at = last + 1
  end
  return pieces
end

-- `note` is the number of the note in which the cluster stands; 0 if that does not matter
local function cite(cluster, note)
  local citations = pandoc.List()
  for _, one in ipairs(cluster) do
    citations:insert(
      pandoc.Citation(one.key, MODES[one.mode], affix(one.prefix), affix(one.suffix), note)
    )
  end
  return pandoc.Para { pandoc.Cite({ pandoc.Str '?' }, citations) }
end

-- pandoc reads "in press" where a date should be, and then prints "n.d." of it.
local function with_words(reference, item)
  for _, name in ipairs(DATES) do
    local literal = type(item[name]) == 'table' and item[name].literal
    if type(literal) == 'string' then
      reference[name] = { literal = literal }
    end
  end
end

local function by_key(text)
  local known = {}
  for _, reference in ipairs(pandoc.read(text, 'csljson').meta.references or {}) do
    known[pandoc.utils.stringify(reference.id)] = reference
  end
  if text:find('"literal"', 1, true) then
    for _, item in ipairs(pandoc.json.decode(text, false)) do
      with_words(known[item.id], item)
    end
  end
  return known
end

-- The page as a document: a paragraph for each cluster, and its own references alone.
local function document(page, known, style)
  local blocks, own, listed = pandoc.List(), pandoc.List(), pandoc.List()
  for number, cluster in ipairs(page.clusters) do
    blocks:insert(cite(cluster, page.notes and page.notes[number] or 0))
  end
  for _, key in ipairs(page.keys) do
    own:insert(known[key])
  end
  for _, key in ipairs(page.uncited) do
    listed:insert(pandoc.Citation(key, 'NormalCitation'))
  end
  return pandoc.Pandoc(blocks, {
    references = own,
    nocite = #listed > 0 and pandoc.Inlines { pandoc.Cite({ pandoc.Str '?' }, listed) } or nil,
    csl = style,
    lang = page.lang,
    ['link-citations'] = style == 'style.csl',
    ['link-bibliography'] = true,
  })
end

-- Of each cluster that is part of a sentence, by its number, the names of its first work.
local function authors(page, known)
  local only, places, names = { lang = page.lang, keys = page.keys, uncited = {} }, {}, {}
  only.clusters = pandoc.List()
  for number, cluster in ipairs(page.clusters) do
    if cluster[1].mode == 'author-in-text' then
      only.clusters:insert { { key = cluster[1].key, mode = 'normal', prefix = '', suffix = '' } }
      places[#only.clusters] = number
    end
  end
  if #only.clusters > 0 then
    for at, block in ipairs(pandoc.utils.citeproc(document(only, known, 'names.csl')).blocks) do
      names[places[at]] = block.content
    end
  end
  return names
end

local function with_author(cited, names)
  if not names then
    return cited
  end
  local raised = cited[1].content and cited[1].content[1].t == 'Superscript'
  return names .. (raised and {} or { pandoc.Space() }) .. cited
end

local function formatted(page, known, is_numeric)
  local found, listed = pandoc.List(), pandoc.List()
  local names = is_numeric and authors(page, known) or {}
  for _, block in ipairs(pandoc.utils.citeproc(document(page, known, 'style.csl')).blocks) do
    if block.t == 'Para' then
      found:insert(with_author(block.content, names[#found + 1]))
    elseif block.t == 'Div' and block.identifier == 'refs' then
      for _, entry in ipairs(block.content) do
        listed:insert { key = entry.identifier:gsub('^ref%-', '') }
        found:insert(pandoc.utils.blocks_to_inlines(entry.content))
      end
    end
  end
  local html = html_of(found)
  for number, reference in ipairs(listed) do
    reference.html = html[#page.clusters + number]
  end
  return { citations = { table.unpack(html, 1, #page.clusters) }, references = listed }
end

return function(request)
  -- given as a text: the style's path may hold letters that pandoc loses where LANG=C
  pandoc.mediabag.insert('style.csl', 'application/xml', request.style)
  pandoc.mediabag.insert('names.csl', 'application/xml', NAMES)
  local is_numeric = request.style:find 'citation%-format="numeric"' ~= nil
  local known = by_key(request.references)
  local pages = pandoc.List()
  for _, page in ipairs(request.pages) do
    pages:insert(formatted(page, known, is_numeric))
  end
  return { pages = pages }
end
