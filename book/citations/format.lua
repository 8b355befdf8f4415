-- Citations and bibliographies in a style of the Citation Style Language, many documents at a time.
--
-- Comes in on stdin, as JSON: `entries`, CSL-JSON as text; `style`, a style as a data: address; `lang`, the language of
-- the book; `documents`, each with the `keys` of its entries and a Pandoc document as text. Goes out: the same documents
-- with their citations set, as a list in JSON. Titles stand in spans that name their field and their language.

local TITLES = {'title', 'title-short', 'container-title', 'container-title-short', 'collection-title'}

local input = pandoc.json.decode(io.read('a'), false)
local references = {}
for _, entry in ipairs(pandoc.read(input.entries, 'csljson').meta.references or {}) do
  local lang = entry.language and pandoc.utils.stringify(entry.language)
  for _, field in ipairs(TITLES) do
    if entry[field] then
      local attributes = {class = field, lang = lang}
      entry[field] = pandoc.Inlines{pandoc.Span(pandoc.Inlines(entry[field]), attributes)}
    end
  end
  references[pandoc.utils.stringify(entry.id)] = entry
end

local set = {}
for number, document in ipairs(input.documents) do
  local content = pandoc.read(document.content, 'json')
  local own = pandoc.List{}
  for _, key in ipairs(document.keys) do
    own:insert(references[key])
  end
  content.meta.references = pandoc.MetaList(own)
  content.meta.csl = input.style
  content.meta.lang = input.lang
  content.meta['link-citations'] = true
  set[number] = pandoc.write(pandoc.utils.citeproc(content), 'json')
end
io.write('[' .. table.concat(set, ',') .. ']')
