// The files of the project, and how findings are told.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** All files below a folder that pass the test, in a fixed order. */
export function filesBelow(folder, wanted) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Text without a byte order mark. */
export const read = (path) => readFileSync(path, "utf8").replace(/^\uFEFF/, "");

/** Prints what was found and gives the exit code: 0 = nothing. */
export function tell(subject, count, findings, root) {
  for (const [path, message] of findings) {
    console.error(`${relative(root, path)}: ${message}`);
  }
  console.log(`${subject}: ${count} checked, ${findings.length} ${findings.length === 1 ? "error" : "errors"}`);
  return findings.length === 0 ? 0 : 1;
}
