// VS Code's side: asks fields.js what may stand at the cursor. The schemas are written by
// `labpress schema --vscode`, and read each time, so that a new list of stages is there at once.
"use strict";

const fs = require("fs");
const path = require("path");
const vscode = require("vscode");
const fields = require("./fields.js");

const SCHEMAS = path.join(__dirname, "schemas");
const LAB = path.resolve(__dirname, "..", "..", "..");
const TRIGGERS = [" ", "-", "[", ","];

function read(name) {
  return JSON.parse(fs.readFileSync(path.join(SCHEMAS, name), "utf8"));
}

function schemaOf(document) {
  const inside = path.relative(LAB, document.uri.fsPath).split(path.sep).join("/");
  const kind = fields.kindOf(inside, read("folders.json"));
  return kind ? read(`${kind}.schema.json`) : null;
}

function linesOf(document) {
  return document.getText().split(/\r?\n/);
}

function completions(document, position) {
  const schema = schemaOf(document);
  if (!schema) return [];
  const found = fields.complete(linesOf(document), position.line, position.character, schema);
  return found.map((entry, number) => {
    const kinds = vscode.CompletionItemKind;
    const item = new vscode.CompletionItem(entry.label, entry.isField ? kinds.Field : kinds.Value);
    item.insertText = entry.insert;
    item.detail = entry.detail;
    item.documentation = new vscode.MarkdownString(entry.help);
    item.sortText = String(number).padStart(4, "0");
    item.range = new vscode.Range(position.translate(0, -entry.typed), position);
    if (entry.asksMore) item.command = { command: "editor.action.triggerSuggest", title: "" };
    return item;
  });
}

function explanation(document, position) {
  const schema = schemaOf(document);
  const help = schema && fields.explain(linesOf(document), position.line, position.character, schema);
  return help ? new vscode.Hover(new vscode.MarkdownString(help)) : null;
}

function activate(context) {
  const markdown = { language: "markdown", scheme: "file" };
  context.subscriptions.push(
    vscode.languages.registerCompletionItemProvider(
      markdown, { provideCompletionItems: completions }, ...TRIGGERS),
    vscode.languages.registerHoverProvider(markdown, { provideHover: explanation }),
  );
}

module.exports = { activate };
