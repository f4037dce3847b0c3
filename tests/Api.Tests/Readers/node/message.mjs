import parser from 'sdmx-json-parser';

/** Observations of an SDMX-JSON message. The parser fetches by itself, in the dialect of one server: it is handed what was fetched already. */
export async function readMessage(text) {
  const fetched = globalThis.fetch;
  globalThis.fetch = async () => new Response(text);
  try {
    const reader = new parser.SDMXParser();
    await reader.getDatasets('');
    const dimensions = reader.getDimensions();
    return Object.entries(reader.getObservations()).map(([key, observation]) => row(dimensions, key.split(':'), observation[0]));
  } finally {
    globalThis.fetch = fetched;
  }
}

/** An observation with the names of its codes, or their values where there is no codelist. */
function row(dimensions, places, value) {
  const codes = dimensions.map(dimension => [dimension.id, dimension.values[places[dimension.keyPosition]]]);
  return { ...Object.fromEntries(codes.map(([id, code]) => [id, code.name ?? code.value])), value };
}
