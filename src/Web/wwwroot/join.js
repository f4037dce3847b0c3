// The page of a participant: levers are moved here, what would come of them is asked of the host, and what is handed in is kept there. Nothing moved is lost with the connection.

const main = document.querySelector('main.join[data-code]');
const $ = id => document.getElementById(id);
const code = main.dataset.code;
const base = `/v1/workshops/${code}`;
const store = `workshop-${code}`;
const language = document.documentElement.lang;
const words = main.dataset.words.split('|');
const fields = [...document.querySelectorAll('#levers fieldset')];
const patience = 3000;

let mine = { name: '', key: secret(), joined: false, handedIn: false, values: {} };
try { mine = { ...mine, ...JSON.parse(localStorage.getItem(store) ?? '{}') }; } catch { /* a private window remembers nothing */ }

function secret() {
  return [...crypto.getRandomValues(new Uint8Array(24))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

function remember() {
  try { localStorage.setItem(store, JSON.stringify(mine)); } catch { /* a private window remembers nothing */ }
}

const idOf = field => field.dataset.sector ? `${field.dataset.lever}[${field.dataset.sector}]` : field.dataset.lever;
const show = (element, isShown) => { element.hidden = !isShown; };
const say = text => { $('refused').textContent = text ?? ''; show($('refused'), Boolean(text)); };
const pause = ms => new Promise(done => setTimeout(done, ms));

// Asks until the host answers; a refusal is an answer.
async function ask(address, method, body, headers = {}) {
  for (;;) {
    try {
      const answer = await fetch(address, { method, headers: { 'Content-Type': 'application/json', 'Accept-Language': language, ...headers }, body: JSON.stringify(body), credentials: 'omit' });
      if (![429, 502, 503, 504].includes(answer.status)) {
        show($('offline'), false);
        return { status: answer.status, body: await answer.json().catch(() => ({})) };
      }
      await pause(1000 * Number(answer.headers.get('Retry-After') ?? 1));
    } catch {
      show($('offline'), true);
      await pause(patience);
    }
  }
}

const valuesOf = () => fields.filter(field => idOf(field) in mine.values).map(field => ({ lever: field.dataset.lever, sector: field.dataset.sector || null, value: mine.values[idOf(field)] }));
const write = (handedIn, condition) => ask(`${base}/participants/${encodeURIComponent(mine.name)}`, 'PUT', { key: mine.key, handedIn, levers: valuesOf() }, { ...condition, 'Idempotency-Key': secret() });

// What would come of the levers: one question at a time, and of those that come meanwhile the newest only.
let start = null;
let isAsking = false;
let isStale = false;

async function weigh() {
  isStale = true;
  if (isAsking) return;
  isAsking = true;
  while (isStale) {
    isStale = false;
    const answer = await ask(`${base}/simulate`, 'POST', { levers: valuesOf() });
    if (answer.status === 200) draw(answer.body);
    else if (answer.status === 409) close();
    else say(answer.body.detail);
  }
  isAsking = false;
}

const percent = share => {
  const sign = number => language === 'vi' ? `${number}%` : `${number} %`;
  return share === 0 ? sign(0) : share === 1 ? sign(100) : share < 0.01 ? `< ${sign(1)}` : share > 0.99 ? `> ${sign(99)}` : sign(Math.round(100 * share));
};
const markOf = share => { const printed = Math.round(100 * share); return printed < 33 ? 'bad' : printed <= 66 ? 'mid' : 'ok'; };
const wordOf = share => { const printed = Math.round(100 * share); return words[printed < 10 ? 0 : printed < 33 ? 1 : printed <= 66 ? 2 : printed <= 90 ? 3 : 4]; };

function draw(chances) {
  start ??= Object.keys(mine.values).length === 0 ? chances : null;
  const together = chances.allTargets.probability;
  $('together').textContent = together === null ? '' : percent(together);
  $('together').className = `big ${together === null ? '' : markOf(together)}`;
  // The levers of a phone push the targets out of sight: what moved most stands beside the button.
  const news = { points: 0, text: together === null ? '' : `${percent(together)} ${$('news').dataset.together}` };
  for (const row of document.querySelectorAll('[data-target]')) {
    const place = Number(row.dataset.target);
    const share = chances.targets[place]?.probability ?? null;
    const before = start?.targets[place]?.probability ?? null;
    const points = share === null || before === null ? 0 : Math.round(100 * share) - Math.round(100 * before);
    row.querySelector('.pc').textContent = share === null ? '' : percent(share);
    row.querySelector('.pc').className = `pc ${share === null ? '' : markOf(share)}`;
    row.querySelector('.word').textContent = share === null ? '' : wordOf(share);
    row.querySelector('.bar').className = `bar ${share === null ? '' : markOf(share)}`;
    row.querySelector('.bar i').style.width = `${100 * (share ?? 0)}%`;
    row.querySelector('.bar u').style.left = `${100 * (before ?? share ?? 0)}%`;
    const beat = points > 0 ? `▲${points}` : points < 0 ? `▼${-points}` : '';
    row.querySelector('.dl').textContent = beat;
    if (Math.abs(points) > news.points) Object.assign(news, { points: Math.abs(points), text: `${row.dataset.name} ${percent(share)} ${beat}` });
  }
  $('news').textContent = news.text;
}

function drawLever(field) {
  const [number, slider] = [field.querySelector('input[type=number]'), field.querySelector('input[type=range]')];
  const isMoved = idOf(field) in mine.values;
  const value = isMoved ? mine.values[idOf(field)] : Number(field.dataset.start);
  const mark = field.querySelector('.mark');
  if (document.activeElement !== number) number.value = value;
  slider.value = value;
  field.classList.toggle('chd', isMoved);
  mark.textContent = !isMoved ? mark.dataset.untouched : value === Number(field.dataset.start) ? mark.dataset.kept : mark.dataset.moved;
  show(field.querySelector('.leave'), isMoved);
  for (const level of field.querySelectorAll('.levels button')) level.setAttribute('aria-pressed', String(isMoved && Number(level.dataset.value) === value));
  $('state').textContent = $('state').dataset.text.replace('{0}', Object.keys(mine.values).length).replace('{1}', fields.length);
}

function move(field, value) {
  if (value === null) delete mine.values[idOf(field)];
  else mine.values[idOf(field)] = Math.min(Number(field.dataset.maximum || Infinity), Math.max(Number(field.dataset.minimum || -Infinity), value));
  show($('handed'), false);
  drawLever(field);
  remember();
  weigh();
}

function enter() {
  show($('enter'), false);
  show($('work'), true);
  for (const field of fields) drawLever(field);
  if (mine.handedIn) $('hand').textContent = $('hand').dataset.again;
  weigh();
}

function close() {
  show($('closed'), true);
  show($('enter'), false);
  show($('handed'), false);
  for (const control of document.querySelectorAll('#levers input, #levers button')) control.disabled = true;
}

$('enter').addEventListener('submit', async event => {
  event.preventDefault();
  mine.name = $('name').value.normalize('NFC').trim().replace(/\s+/g, ' ');
  show($('taken'), false);
  say(null);
  remember();
  let answer = await write(false, { 'If-None-Match': '*' });
  // It may be his own, from before the page was loaded again: then his key opens it.
  if (answer.status === 412) answer = await write(mine.handedIn, { 'If-Match': '*' });
  if (answer.status === 403 || answer.status === 412) show($('taken'), true);
  else if (answer.status === 409) { say(answer.body.detail); if (main.dataset.open === 'false') close(); }
  else if (answer.status > 299) say(answer.body.errors?.[0] ? `${answer.body.errors[0].message} ${answer.body.errors[0].wayOut ?? ''}` : answer.body.detail);
  else {
    mine.joined = true;
    remember();
    enter();
  }
});

$('levers').addEventListener('submit', async event => {
  event.preventDefault();
  say(null);
  $('hand').disabled = true;
  const answer = await write(true, { 'If-Match': '*' });
  $('hand').disabled = false;
  if (answer.status === 409) close();
  else if (answer.status > 299) say(answer.body.detail);
  else {
    mine.handedIn = true;
    remember();
    show($('handed'), true);
    $('hand').textContent = $('hand').dataset.again;
  }
});

for (const field of fields) {
  const [number, slider] = [field.querySelector('input[type=number]'), field.querySelector('input[type=range]')];
  slider.addEventListener('input', () => move(field, Number(slider.value)));
  number.addEventListener('change', () => { if (number.value !== '' && number.checkValidity()) move(field, Number(number.value)); else number.reportValidity(); });
  field.querySelector('.keep')?.addEventListener('click', () => move(field, Number(field.dataset.start)));
  field.querySelector('.leave').addEventListener('click', () => move(field, null));
  for (const level of field.querySelectorAll('.levels button')) level.addEventListener('click', () => move(field, Number(level.dataset.value)));
}

// Told by the host how many take part, and when it is over; the browser asks again when the connection is lost.
if (main.dataset.open === 'true') {
  const events = new EventSource(`${base}/events`);
  const count = event => {
    const status = JSON.parse(event.data);
    $('counts').textContent = $('counts').dataset.text.replace('{0}', status.joined).replace('{1}', status.handedIn);
  };
  events.addEventListener('changed', count);
  events.addEventListener('closed', event => {
    count(event);
    events.close();
    close();
  });
  if (mine.joined) enter();
} else {
  if (mine.joined) { show($('work'), true); for (const field of fields) drawLever(field); }
  close();
}
