// Reads a JSON-stat dataset that is asked for with a question, and prints its rows: one object an observation.
import JSONstat from 'jsonstat-toolkit';

const [address, question] = process.argv.slice(2);
const answer = await JSONstat(address, question === undefined ? undefined : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: question });
const dataset = answer.Dataset(0);
const rows = dataset.Transform({ type: 'arrobj', content: 'id', field: 'id' });
console.log(JSON.stringify({ length: answer.length, roles: dataset.role, labels: dataset.Dimension('sector').Category(0).label, rows: rows.filter(row => row.value !== null) }));
