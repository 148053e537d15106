/** So often it is looked whether the router listens, for two seconds in all. */
const LOOK_MS = 10;
const LOOKS = 200;

/** The address that the router is still to be told; null when it knows. */
let untold: string | null = null;

/**
 * Puts an address into the browser's history without asking the server for a page; the router follows, and with it what is
 * drawn. It listens from its first effect on: of what is pressed before that it is told as soon as it does.
 */
export function putAddress(path: string, isReplaced = false): void {
  if (isReplaced) window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
  untold = isListening() ? null : path;
  if (untold !== null) tellLater(path, LOOKS);
}

/** The router puts functions of its own there: https://nextjs.org/docs/app/getting-started/linking-and-navigating#native-history-api */
function isListening(): boolean {
  return Object.hasOwn(window.history, 'replaceState');
}

function tellLater(path: string, looks: number): void {
  setTimeout(() => {
    // Something else was pressed since.
    if (untold !== path) return;
    if (isListening()) {
      untold = null;
      window.history.replaceState(null, '', path);
    } else if (looks > 1) tellLater(path, looks - 1);
    else untold = null;
  }, LOOK_MS);
}
