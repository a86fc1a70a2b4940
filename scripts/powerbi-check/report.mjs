// Runs Microsoft's validator of reports and counts what it finds. Its own look at schemas needs the web and is made by schemas.mjs.
// Usage: node report.mjs PROJECT
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { tell } from "./files.mjs";

const [project] = process.argv.slice(2);
const packages = createRequire(import.meta.url).resolve.paths("x")[0];
const cli = join(packages, "@microsoft", "powerbi-report-authoring-cli", "dist", "cli.js");
const run = spawnSync(process.execPath, [cli, "validate", join(project, "RfmBatch.Report")], { encoding: "utf8", maxBuffer: 1 << 27 });
const { data } = JSON.parse(run.stdout);
if (!data?.diagnostics) {
  throw new Error(`${dirname(cli)} gave no diagnostics: ${run.stdout.slice(0, 500)} ${run.stderr}`);
}

const elsewhere = ["PBIR_SCHEMA_UNREACHABLE", "PBIR_THEME_SCHEMA_UNREACHABLE"];
const findings = Object.entries(data.diagnostics)
  .filter(([code]) => !elsewhere.includes(code))
  .flatMap(([code, { severity, items }]) => items.map((item) => [item.file ?? project, `${severity} ${code}: ${item.message}`]));
process.exit(tell("Report by Microsoft's validator, warnings too", 1, findings, project));
