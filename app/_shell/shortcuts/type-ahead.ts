/** What one waits for longer than this does not come. */
const WAIT_MS = 10_000;

let typed = '';
let stop: (() => void) | null = null;

/** From now on characters are kept for what is on its way, such as a page or a layer, which takes them once it is there. */
export function beginTypeAhead(): void {
  stop?.();
  typed = '';
  const controller = new AbortController();
  const { signal } = controller;
  const timer = setTimeout(() => stop?.(), WAIT_MS);
  document.addEventListener('keydown', keep, { capture: true, signal });
  // Whoever presses somewhere else writes there.
  document.addEventListener('pointerdown', () => stop?.(), { capture: true, signal });
  stop = () => {
    controller.abort();
    clearTimeout(timer);
    stop = null;
  };
}

/** What was typed since; empty when nothing was, or nothing is waited for. */
export function takeTypeAhead(): string {
  stop?.();
  const text = typed;
  typed = '';
  return text;
}

function keep(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229) return;
  if (event.key === 'Escape') stop?.();
  if (stop === null) return;
  if (event.key === 'Backspace') typed = [...typed].slice(0, -1).join('');
  else if ([...event.key].length === 1) typed += event.key;
  else return;
  event.preventDefault();
  event.stopPropagation();
}
