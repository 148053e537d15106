/** What F6 leads through: the navigation bar, and every labelled part of the page that is seen. */
const REGIONS = 'nav[aria-label], main section[aria-label], main aside[aria-label], [data-region]';
const TABBABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/** Where the focus was last in each region, so that coming back leads there. */
const lastFocused = new WeakMap<Element, WeakRef<HTMLElement>>();

function shownRegions(): HTMLElement[] {
  const found = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter(isShown);
  // A region inside another is part of it.
  const outer = found.filter((region) => !found.some((other) => other !== region && other.contains(region)));
  if (outer.length > 0 && outer.some((region) => region.closest('main'))) return outer;
  const main = document.querySelector<HTMLElement>('main');
  return main ? [...outer, main] : outer;
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

/** Remembers the focus, for coming back to its region. */
export function noteFocus(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement)) return;
  const region = shownRegions().find((each) => each.contains(target));
  if (region) lastFocused.set(region, new WeakRef(target));
}

/** Moves the focus to the next (1) or previous (-1) region, round the end. Answers whether there was one. */
export function moveToRegion(step: 1 | -1): boolean {
  const regions = shownRegions();
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const index = at < 0 ? (step > 0 ? 0 : -1) : (at + step) % regions.length;
  const region = regions.at(index);
  if (!region) return false;
  landing(region).focus();
  return true;
}

function landing(region: HTMLElement): HTMLElement {
  const last = lastFocused.get(region)?.deref();
  if (last?.isConnected && region.contains(last) && isShown(last)) return last;
  const candidates = [
    region.querySelector<HTMLElement>('textarea'),
    region.querySelector<HTMLElement>('a[aria-current="page"]'),
    ...region.querySelectorAll<HTMLElement>(TABBABLE),
  ];
  const found = candidates.find((candidate) => candidate !== null && isShown(candidate));
  if (found) return found;
  region.tabIndex = -1;
  return region;
}
