// Validates every JSON file of the Power BI project against the schema that it names.
// Usage: node schemas.mjs PROJECT SCHEMAS, where SCHEMAS holds the folder "fabric" of Microsoft's published schemas.
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { filesBelow, read, tell } from "./files.mjs";

const [project, schemas] = process.argv.slice(2);
const published = "https://developer.microsoft.com/json-schemas/";

// Without its file name's test a theme is the one JSON file here that names no schema.
const isJson = (name) => /\.(json|pbip|pbir|pbism)$/.test(name) || name === ".platform";
const load = (uri) => {
  if (!uri.startsWith(published)) {
    throw new Error(`${uri} is not one of the published schemas`);
  }
  return JSON.parse(read(join(schemas, uri.slice(published.length))));
};

const ajv = new Ajv({ allErrors: true, strict: false, loadSchema: async (uri) => load(uri) });
addFormats(ajv);
const validators = new Map();
async function validatorOf(uri) {
  if (!validators.has(uri)) {
    validators.set(uri, await ajv.compileAsync({ ...load(uri), $id: uri }));
  }
  return validators.get(uri);
}

const files = filesBelow(project, isJson).filter((path) => !path.includes("StaticResources") && !path.includes(".pbi/"));
const findings = [];
for (const path of files) {
  const json = JSON.parse(read(path));
  if (typeof json.$schema !== "string") {
    findings.push([path, "names no schema"]);
    continue;
  }
  try {
    const validate = await validatorOf(json.$schema);
    if (!validate(json)) {
      const { instancePath, message, params } = validate.errors[0];
      findings.push([path, `${instancePath || "/"} ${message} ${JSON.stringify(params)} (${validate.errors.length} in all)`]);
    }
  } catch (error) {
    findings.push([path, `${json.$schema}: ${error.message}`]);
  }
}

process.exit(tell("JSON against its published schemas", files.length, findings, project));
