-- Citations and references of many pages, each formatted on its own from only its own references.
-- request: style (the text of a CSL style), pages: list of { lang, references (a JSON text of its
--          CSL-JSON items), uncited (the keys of those that are listed only), clusters: lists of
--          { key, mode, prefix, suffix }, notes: the number of the note of each cluster }
-- answer:  pages: list of { document: pandoc's JSON of a paragraph for each cluster and a div of the
--          references, authors: the same of the names for the clusters that are part of a sentence,
--          where the style has none; "" if it has, or there is no such cluster } (texts, since Lua
--          would turn every 1 into 1.0)

local MODES = {
  ['normal'] = 'NormalCitation',
  ['author-in-text'] = 'AuthorInText',
  ['suppress-author'] = 'SuppressAuthor',
}
-- a word in front keeps pandoc from reading an affix as a heading, a list or a quotation
local GUARD = 'x '
local AFFIX = 'commonmark+smart+superscript+subscript-raw_html'
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

-- The page as a document: a paragraph for each cluster, and its own references alone. These are read
-- from a file, since references as metadata would be carried over from Lua, which takes longer.
local function document(page, style)
  local blocks, listed = pandoc.List(), pandoc.List()
  for number, cluster in ipairs(page.clusters) do
    blocks:insert(cite(cluster, page.notes and page.notes[number] or 0))
  end
  for _, key in ipairs(page.uncited) do
    listed:insert(pandoc.Citation(key, 'NormalCitation'))
  end
  pandoc.mediabag.insert('works.json', 'application/json', page.references)
  return pandoc.Pandoc(blocks, {
    bibliography = 'works.json',
    nocite = #listed > 0 and pandoc.Inlines { pandoc.Cite({ pandoc.Str '?' }, listed) } or nil,
    csl = style,
    lang = page.lang,
    ['link-citations'] = style == 'style.csl',
    ['link-bibliography'] = true,
  })
end

-- Without its references, which are the larger part of it.
local function json_of(doc)
  doc.meta = {}
  return pandoc.write(doc, 'json')
end

-- The names of the first work of each cluster that is part of a sentence.
local function authors(page)
  local only = { lang = page.lang, references = page.references, uncited = {} }
  only.clusters = pandoc.List()
  for _, cluster in ipairs(page.clusters) do
    if cluster[1].mode == 'author-in-text' then
      only.clusters:insert { { key = cluster[1].key, mode = 'normal', prefix = '', suffix = '' } }
    end
  end
  return #only.clusters > 0 and json_of(pandoc.utils.citeproc(document(only, 'names.csl')))
end

return function(request)
  -- given as a text: the style's path may hold letters that pandoc loses where LANG=C
  pandoc.mediabag.insert('style.csl', 'application/xml', request.style)
  pandoc.mediabag.insert('names.csl', 'application/xml', NAMES)
  local is_numeric = request.style:find 'citation%-format="numeric"' ~= nil
  local pages = pandoc.List()
  for _, page in ipairs(request.pages) do
    pages:insert {
      document = json_of(pandoc.utils.citeproc(document(page, 'style.csl'))),
      authors = is_numeric and authors(page) or '',
    }
  end
  return { pages = pages }
end
