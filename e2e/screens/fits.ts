import { expect, type Page } from '@playwright/test';

/** Fails when something to read or to press lies beyond the sides of the window, or of what clips it, where nothing scrolls. */
export async function expectFits(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    const found = scrollWidth > window.innerWidth ? [`the page is ${scrollWidth} px wide`] : [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, h1, h2, h3, label',
    )) {
      const { left, right, width } = element.getBoundingClientRect();
      // What only a screen reader reads is one pixel wide.
      if (width <= 1 || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        continue;
      let [from, to] = [0, window.innerWidth];
      for (let around = element.parentElement; around; around = around.parentElement) {
        const { overflowX, position } = getComputedStyle(around);
        if (overflowX === 'auto' || overflowX === 'scroll') {
          // It can be scrolled to, if there is anything to scroll.
          if (around.scrollWidth > around.clientWidth) [from, to] = [-Infinity, Infinity];
          break;
        }
        if (overflowX === 'hidden' || overflowX === 'clip') {
          const box = around.getBoundingClientRect();
          [from, to] = [Math.max(from, box.left), Math.min(to, box.right)];
        }
        if (position === 'fixed') break;
      }
      if (left >= from - 1 && right <= to + 1) continue;
      const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40);
      found.push(`${element.tagName} "${name}": ${Math.round(left)} to ${Math.round(right)} px`);
    }
    return found;
  });
  expect(cut, 'cut off at the side').toEqual([]);
}

/** Fails when something to press or to write in cannot be scrolled to a place where a pointer meets it. */
export async function expectReachable(page: Page): Promise<void> {
  const hidden = await page.evaluate(() => {
    const isOver = (element: Element) => getComputedStyle(element).position === 'absolute';
    const layer =
      [...document.querySelectorAll('dialog:modal, [popover]:popover-open')].at(-1) ??
      [...document.querySelectorAll('aside')].find((aside) => aside.checkVisibility() && isOver(aside));
    const found: string[] = [];
    for (const element of (layer ?? document).querySelectorAll<HTMLElement>(
      'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [role="log"]',
    )) {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      if (width <= 1) continue;
      const x = (Math.max(0, left) + Math.min(window.innerWidth, right)) / 2;
      const y = (Math.max(0, top) + Math.min(window.innerHeight, bottom)) / 2;
      const met = document.elementFromPoint(x, y);
      if (met && (element.contains(met) || met.contains(element))) continue;
      const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40);
      found.push(
        `${element.tagName} "${name}" at ${Math.round(x)}, ${Math.round(y)} under ${met?.outerHTML.slice(0, 120)}`,
      );
    }
    return found;
  });
  expect(hidden, 'out of reach').toEqual([]);
}
