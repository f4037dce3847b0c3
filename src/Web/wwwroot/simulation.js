// What a page cannot do from the server: sizes, the address, the clipboard, files, keys.

const watchers = new WeakMap();

export function watchWidth(element, component) {
  const tell = width => component.invokeMethodAsync('OnWidthAsync', Math.round(width));
  const watcher = new ResizeObserver(entries => tell(entries[0].contentRect.width));
  watcher.observe(element);
  watchers.set(element, watcher);
}

export function unwatchWidth(element) {
  watchers.get(element)?.disconnect();
}

export function address() {
  return location.href;
}

export function replaceAddress(address) {
  history.replaceState(history.state, '', address);
}

export function setLanguage(code) {
  document.documentElement.lang = code;
  remember('language', code);
}

// What a browser keeps for its reader between visits; a private window remembers nothing.
export function remembered(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

export function remember(name, text) {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch { /* nothing is kept */ }
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function saveBlob(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export async function save(name, type, stream) {
  saveBlob(name, new Blob([await stream.arrayBuffer()], { type }));
}

export function print() {
  window.print();
}

// A dialog that is taken off the page by its server gives the focus back to what opened it.
const openers = [];

export function showDialog(dialog) {
  if (dialog.open) return;
  openers.push({ dialog, opener: document.activeElement });
  dialog.showModal();
}

export function returnFocus() {
  const { dialog, opener } = openers.pop() ?? {};
  // What lies behind an open dialog takes no focus: it has to be gone first.
  const give = () => dialog?.isConnected ? requestAnimationFrame(give) : opener?.focus();
  give();
}

// A server that has started again knows nothing of this page: loaded anew from its address, it has its levers back.
const reload = () => location.reload();
document.getElementById('components-reconnect-modal')?.addEventListener('components-reconnect-state-changed', event => {
  if (event.detail.state === 'rejected') reload();
});
document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('.reload')) reload();
});

// Undo and redo by keys, wherever the focus is but in a field, which undoes for itself.
let listener = null;
const isField = target => target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, input:not([type=range])'));

export function listenForKeys(component) {
  listener = component;
}

document.addEventListener('keydown', event => {
  if (listener === null || !(event.ctrlKey || event.metaKey) || isField(event.target)) return;
  const key = event.key.toLowerCase();
  const name = key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : key === 'y' ? 'redo' : null;
  if (name === null) return;
  event.preventDefault();
  listener.invokeMethodAsync('OnKeyAsync', name).catch(() => { });
});

// A page up or down goes to the next ambition level, which only the server knows: the browser must not move the slider meanwhile.
document.addEventListener('keydown', event => {
  if ((event.key === 'PageUp' || event.key === 'PageDown') && event.target instanceof HTMLElement && event.target.matches('input[data-levels]')) event.preventDefault();
});

// A text that is edited in the page: kept in the browser with the hash of what it was copied from, and checked whenever its writer pauses.
const pauseOfWriter = 700;
const sheets = new WeakMap();

const numberLines = area => {
  const gutter = area.previousElementSibling;
  const lines = area.value.split('\n').length;
  if (gutter.dataset.lines !== String(lines)) {
    gutter.dataset.lines = lines;
    gutter.textContent = Array.from({ length: lines }, (_, i) => i + 1).join('\n');
  }
  gutter.scrollTop = area.scrollTop;
};

export function openText(area, component, name, text, hash, line) {
  const kept = remembered(`model.${name}`);
  area.value = kept ?? text;
  const isOutdated = kept !== null && remembered(`model.${name}.base`) !== hash;
  sheets.set(area, { name, hash });
  let pause = 0;
  area.addEventListener('input', () => {
    numberLines(area);
    clearTimeout(pause);
    pause = setTimeout(() => {
      remember(`model.${name}`, area.value);
      if (remembered(`model.${name}.base`) === null) remember(`model.${name}.base`, sheets.get(area).hash);
      component.invokeMethodAsync('OnEditedAsync').catch(() => { });
    }, pauseOfWriter);
  });
  area.addEventListener('scroll', () => numberLines(area));
  numberLines(area);
  goToText(area, line, 1, 0);
  return isOutdated;
}

export function readText(area) {
  return area.value;
}

export function replaceText(area, text, hash) {
  const { name } = sheets.get(area);
  sheets.set(area, { name, hash });
  remember(`model.${name}`, null);
  remember(`model.${name}.base`, null);
  area.value = text;
  numberLines(area);
}

export function goToText(area, line, column, length) {
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  area.focus();
  area.setSelectionRange(start, start + length);
  const height = parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, (line - 6) * height);
  numberLines(area);
}

export function saveText(area, name) {
  saveBlob(name, new Blob([area.value], { type: 'text/plain' }));
}
