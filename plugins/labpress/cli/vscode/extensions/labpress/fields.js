// The fields at the top of a file: what may stand at a place, and what it means, by JSON Schema.
// Knows no editor: lines and a schema in, plain values out. Rows and columns count from 0.
"use strict";

// The kind of what a file holds, by its path in the lab; "" for an ordinary page.
function kindOf(path, folders) {
  const entry = folders.find((one) => path.startsWith(one.folder + "/"));
  if (!entry) return "";
  const inside = path.slice(entry.folder.length + 1);
  const item = /^(?!index\.|README\.)[^./_][^/]*\.(md|markdown)$/i;
  return item.test(inside) || /^[^./_][^/]*\/index\.md$/i.test(inside) ? entry.kind : "";
}

// The row after the last field, or -1 if the file has none. A writer may not have closed them yet.
function end(lines) {
  if (!/^---\s*$/.test(lines[0] || "")) return -1;
  const close = lines.findIndex((line, row) => row > 0 && /^(---|\.\.\.)\s*$/.test(line));
  return close < 0 ? lines.length : close;
}

function isInside(lines, row) {
  return row > 0 && row < end(lines);
}

// All forms that a value may have, each a schema without `anyOf`.
function forms(schema) {
  return schema.anyOf ? schema.anyOf.flatMap(forms) : [schema];
}

// The fields that a value may have, itself or as an entry of a list.
function fieldsOf(schema) {
  for (const form of forms(schema)) {
    if (form.properties) return form;
    const inner = form.items && fieldsOf(form.items);
    if (inner) return inner;
  }
  return null;
}

function typesOf(form) {
  return [].concat(form.type || (form.enum ? "string" : []));
}

function takesLine(schema) {
  return forms(schema).some((form) => typesOf(form).some((t) => t !== "array" && t !== "object"));
}

function isList(schema) {
  return !takesLine(schema) && forms(schema).some((form) => typesOf(form).includes("array"));
}

// The words that may be written as a value: [word, what it means].
function wordsOf(schema) {
  const words = new Map();
  let open = false;
  for (const form of forms(schema)) {
    if (form.items) {
      for (const [word, meaning] of wordsOf(form.items)) words.set(word, meaning);
    } else if (form.enum) {
      form.enum.forEach((word, n) => words.set(word, (form.enumDescriptions || [])[n] || ""));
    } else if (!typesOf(form).includes("object")) {
      open = true;
    }
  }
  if (words.has("yes") && words.has("no")) return [["yes", ""], ["no", ""]];
  if (!words.size && open) {
    for (const example of schema.examples || []) {
      if (typeof example === "string") words.set(example, "For example");
    }
  }
  return [...words];
}

// A line's parts: its indent, the hyphen of a list, its field and what comes after the colon.
function parts(line) {
  const found = /^( *)(- +|-$)?(?:([A-Za-z_]\w*) *:(?: +(.*)|$))?/.exec(line);
  const [, indent, hyphen = "", name = "", value = ""] = found;
  return { indent: indent.length, hyphen, name, value, isField: Boolean(name) };
}

// The names of the fields that hold the line at `row`, from the outermost one.
function holders(lines, row, indent, isEntry) {
  const names = [];
  let limit = indent;
  let entry = isEntry; // an entry of a list may stand as far left as the list's name
  for (let above = row - 1; above > 0 && (limit > 0 || entry); above -= 1) {
    const line = parts(lines[above]);
    if (!lines[above].trim() || /^\s*#/.test(lines[above])) continue;
    const isHolder = line.indent < limit || (entry && line.indent === limit && !line.hyphen);
    if (line.hyphen && line.indent < limit) {
      limit = line.indent; // a field of an entry: its list is further up
      entry = true;
    } else if (isHolder && line.isField) {
      names.unshift(line.name);
      limit = line.indent;
      entry = false;
    }
  }
  return names;
}

// What the schema says of the value under `names`.
function schemaAt(schema, names) {
  let here = schema;
  for (const name of names) {
    const object = here && fieldsOf(here);
    here = object && (object.properties[name] || here.additionalProperties);
    if (!here || typeof here !== "object") return null;
  }
  return here;
}

function fieldEntry(name, schema, required, typed) {
  const direct = takesLine(schema);
  const below = isList(schema) ? ":\n  - " : ":\n  ";
  return {
    label: name,
    insert: name + (direct ? ": " : below),
    detail: required ? "required" : "",
    help: helpOf(schema),
    isField: true,
    asksMore: true,
    typed,
  };
}

function wordEntries(schema, typed) {
  return wordsOf(schema).map(([word, meaning]) => ({
    label: word, insert: word, detail: meaning, help: "", isField: false, asksMore: false, typed,
  }));
}

function fieldEntries(schema, used, typed) {
  const object = fieldsOf(schema);
  if (!object) return [];
  const required = object.required || [];
  return Object.entries(object.properties)
    .filter(([name]) => !used.has(name))
    .map(([name, inner]) => fieldEntry(name, inner, required.includes(name), typed));
}

// What may be written at a place: fields that are not there yet, or the words of a field's list.
function complete(lines, row, column, schema) {
  if (!isInside(lines, row)) return [];
  const before = lines[row].slice(0, column);
  if (/^\s*#/.test(before)) return [];
  const line = parts(before);
  const names = holders(lines, row, line.indent, Boolean(line.hyphen));
  if (line.isField) {
    const field = schemaAt(schema, [...names, line.name]);
    const typed = /[^[,\s]*$/.exec(line.value)[0];
    const isFirst = !line.value.trim() || /^\S*$/.test(line.value) || /^\[/.test(line.value);
    const inOrder = line.value && !/^\[/.test(line.value) ? line.value.length : typed.length;
    return field && isFirst ? wordEntries(field, inOrder) : [];
  }
  const rest = before.slice(line.indent + line.hyphen.length);
  if (!/^[\w-]*$/.test(rest)) return [];
  const holder = names.length ? schemaAt(schema, names) : schema;
  if (!holder || (line.indent > 0 && !names.length)) return [];
  const top = new Set(names.length ? [] : lines.slice(1, end(lines)).map((l) => parts(l))
    .filter((l) => !l.indent && !l.hyphen).map((l) => l.name));
  const words = line.hyphen ? wordEntries(holder, rest.length) : [];
  return [...words, ...fieldEntries(holder, top, rest.length)];
}

function helpOf(schema) {
  const words = wordsOf(schema).filter(([, meaning]) => meaning !== "For example");
  const listed = words.map(([word, meaning]) => `- \`${word}\`${meaning ? `: ${meaning}` : ""}`);
  const examples = (schema.examples || []).map((one) => `\`${[].concat(one).join(", ")}\``);
  const example = examples.length && !words.length ? `For example ${examples.join(", ")}` : "";
  return [schema.description || "", listed.join("\n"), example].filter(Boolean).join("\n\n");
}

// What the field at a place is for, in Markdown; "" where no field's name stands.
function explain(lines, row, column, schema) {
  if (!isInside(lines, row)) return "";
  const line = parts(lines[row]);
  const start = line.indent + line.hyphen.length;
  if (!line.isField || column < start || column > start + line.name.length) return "";
  const names = holders(lines, row, line.indent + line.hyphen.length, false);
  const field = schemaAt(schema, [...names, line.name]);
  return field ? `**${line.name}** ${helpOf(field)}` : "";
}

module.exports = { complete, explain, kindOf };
