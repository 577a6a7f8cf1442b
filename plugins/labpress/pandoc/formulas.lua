-- Formulas from TeX to Typst's notation, each on its own.
-- request: formulas: list of { tex, display }
-- answer:  formulas: list of Typst's code without its dollars, "" for what pandoc cannot read

local function code_of(formula)
  local kind = formula.display and 'DisplayMath' or 'InlineMath'
  local plain = pandoc.Plain { pandoc.Math(kind, formula.tex) }
  local log, text = pandoc.log.silence(pandoc.write, pandoc.Pandoc { plain }, 'typst')
  return #log == 0 and text:match '^%s*%$(.*)%$%s*$' or ''
end

return function(request)
  local codes = pandoc.List()
  for _, formula in ipairs(request.formulas) do
    codes:insert(code_of(formula))
  end
  return { formulas = codes }
end
