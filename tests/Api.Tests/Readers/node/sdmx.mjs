// Asks for data with a query that sdmx-rest writes and sends, and prints the query's address with the observations as sdmx-json-parser reads them.
import sdmx from 'sdmx-rest';
import { readMessage } from './message.mjs';

const [url, context, key, filters] = process.argv.slice(2);
const service = sdmx.getService({ url, api: 'v2.0.0', format: 'application/vnd.sdmx.data+json;version=2.0.0', structureFormat: 'application/vnd.sdmx.structure+json;version=2.0.0' });
const query = sdmx.getDataQuery2({ context, key, filters: filters ? filters.split(' ') : [] });
const message = await sdmx.request2(query, service);
sdmx.checkMediaType(service.format, message);
const available = await sdmx.request2(sdmx.getAvailabilityQuery2({ context, key, component: 'INDICATOR' }), service, { headers: { accept: service.structureFormat } });
const structure = await sdmx.request2(sdmx.getMetadataQuery({ resource: 'dataflow', agency: 'SIMULATION', id: context.split(':')[1].split('(')[0], references: 'descendants' }), service);
console.log(JSON.stringify({
  address: sdmx.getUrl(query, service),
  observations: await readMessage(await message.text()),
  indicators: (await available.json()).data.dataConstraints[0].cubeRegions[0].keyValues.map(component => ({ id: component.id, count: component.values.length })),
  structures: Object.keys((await structure.json()).data),
}));
