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

export function language() {
  try { return localStorage.getItem('language'); } catch { return null; }
}

export function setLanguage(code) {
  document.documentElement.lang = code;
  try { localStorage.setItem('language', code); } catch { /* a private window remembers nothing */ }
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export async function save(name, type, stream) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function print() {
  window.print();
}

export function showDialog(dialog) {
  if (!dialog.open) dialog.showModal();
}

export function closeDialog(dialog) {
  dialog.close();
}

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
