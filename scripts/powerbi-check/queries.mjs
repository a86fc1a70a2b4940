// Parses every Power Query text of the model: the partitions of tables, and the expressions.
// Usage: node queries.mjs PROJECT
import { join } from "node:path";
import pq from "@microsoft/powerquery-parser";
import { filesBelow, read, tell } from "./files.mjs";

const [project] = process.argv.slice(2);
const definition = join(project, "RfmBatch.SemanticModel", "definition");
const queries = filesBelow(definition, (name) => name.endsWith(".tmdl")).flatMap((path) => textsOf(path).map((text) => [path, text]));

/** Texts after "source =" of a table, or after "expression NAME =", up to the next line that is not indented more. */
function textsOf(path) {
  const lines = read(path).split("\n");
  return lines.flatMap((line, index) => {
    const start = /^(\t*)(?:source|expression .+?) =(.*)$/.exec(line);
    if (!start) {
      return [];
    }
    const body = [start[2]];
    for (const next of lines.slice(index + 1)) {
      if (next !== "" && !next.startsWith(`${start[1]}\t\t`)) {
        break;
      }
      body.push(next);
    }
    return [body.join("\n").trim()];
  });
}

const findings = [];
for (const [path, text] of queries) {
  const task = await pq.TaskUtils.tryLexParse(pq.DefaultSettings, text);
  if (!pq.TaskUtils.isParseStageOk(task)) {
    findings.push([path, task.error?.message ?? "cannot be parsed"]);
  }
}

process.exit(tell("Power Query texts", queries.length, findings, project));
