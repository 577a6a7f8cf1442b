-- Formulas from TeX to another notation, each on its own.
-- request: formulas: list of { tex, display }, to: 'typst' or 'mathml'
-- answer:  formulas: list of Typst's code without its dollars, or of <math> elements; "" for what
--          pandoc cannot read
--          said: for each of them what is wrong with it, in pandoc's words, "" for nothing

local WRITERS = {
  typst = { 'typst', {} },
  mathml = { 'html', { html_math_method = 'mathml', wrap_text = 'none' } },
}
local PATTERNS = { typst = '^%s*%$(.*)%$%s*$', mathml = '^%s*(<math.*</math>)%s*$' }

local function written(formula, to)
  local kind = formula.display and 'DisplayMath' or 'InlineMath'
  local plain = pandoc.Plain { pandoc.Math(kind, formula.tex) }
  local writer, options = table.unpack(WRITERS[to])
  local log, text = pandoc.log.silence(pandoc.write, pandoc.Pandoc { plain }, writer, options)
  if #log > 0 then
    return '', log[1].message or ''
  end
  return text:match(PATTERNS[to]) or '', ''
end

return function(request)
  local formulas, said = pandoc.List(), pandoc.List()
  for _, formula in ipairs(request.formulas) do
    local code, fault = written(formula, request.to)
    formulas:insert(code)
    said:insert(fault)
  end
  return { formulas = formulas, said = said }
end
