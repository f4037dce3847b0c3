// Validates the API document with a validator written elsewhere, asks every operation that a host can be asked without being changed, and holds each answer against the schema of the document.
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const [host, parts, skipped] = process.argv.slice(2);
const values = JSON.parse(parts);
const left = JSON.parse(skipped);
const document = await (await fetch(`${host}openapi/v1.json`)).json();
const { valid, errors } = await new Validator().validate(structuredClone(document));

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addFormat('int32', true).addFormat('int64', true).addFormat('uint64', true).addFormat('double', true);
ajv.addSchema(document, 'document');
const pointer = (...steps) => `document#/${steps.map(step => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

const checked = [];
const failures = [];
for (const [path, operations] of Object.entries(document.paths)) {
  for (const [method, operation] of Object.entries(operations)) {
    const name = operation.operationId;
    if (left.includes(name)) continue;
    const body = operation.requestBody?.content?.['application/json']?.example;
    const address = host + path.slice(1).replace(/\{(\w+)\}/g, (_, part) => encodeURIComponent(values[`${name}.${part}`] ?? values[part]));
    const answer = await fetch(address, { method: method.toUpperCase(), ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }) });
    const media = answer.headers.get('content-type')?.split(';')[0];
    const declared = operation.responses[answer.status];
    if (declared?.content?.[media] === undefined) failures.push(`${name}: ${answer.status} ${media} is not in the document`);
    else if (media.endsWith('json')) {
      const validate = ajv.getSchema(pointer('paths', path, method, 'responses', String(answer.status), 'content', media, 'schema'));
      if (!validate(await answer.json())) failures.push(`${name} ${answer.status}: ${ajv.errorsText(validate.errors.slice(0, 5))}`);
      checked.push(`${name} ${answer.status}`);
    }
  }
}

console.log(JSON.stringify({ valid, errors: JSON.stringify(errors ?? []), checked, failures }));
