import { setTimeout as wait } from 'node:timers/promises';
import { errors, type Page } from '@playwright/test';
import type { EndState, Row } from '../../lib/testing/delivery/history.ts';
import { composer } from '../fixtures/steps.ts';
import type { Recorder } from './recorder.ts';

/** So often more is a page loaded that does not come in half a minute. */
const RELOADS = 5;

declare global {
  interface Window {
    /** What the log has shown since it was last asked, each time that it changed. */
    deliveryShown?: Row[][];
  }
}

// As text: what compiles this file would put calls of its own into functions, which the pages do not have.
// Of a page whose HTML is still coming in, the last row may be there in part.
const ROWS = `[...document.querySelectorAll('[role="log"] article')]
  .slice(0, document.readyState === 'loading' ? -1 : undefined)
  .map((row) => ({
    seq: row.dataset.seq === undefined ? null : Number(row.dataset.seq),
    text: row.querySelector('[id$="-what"]')?.textContent ?? '',
  }))`;
const WATCH = `
  window.deliveryShown = [];
  let last = '';
  const note = () => {
    const rows = ${ROWS};
    const text = JSON.stringify(rows);
    if (text === last) return;
    last = text;
    window.deliveryShown.push(rows);
  };
  new MutationObserver(note).observe(document, { childList: true, subtree: true, characterData: true });
`;
const DRAIN = 'window.deliveryShown?.splice(0) ?? []';
const DRAIN_MS = 400;
/** How long a browser on a busy machine takes to store a message in its outbox. */
const STORED_MS = 100;

/** A real page that shows the conversation; everything that it ever shows is recorded. */
export interface ShownPage {
  endState(): Promise<EndState>;
  write(text: string, senderId: string): Promise<void>;
  reload(): Promise<void>;
  close(): Promise<void>;
}

export async function watchPage(name: string, page: Page, recorder: Recorder): Promise<ShownPage> {
  let work = Promise.resolve();
  /** One hand on the page: nothing is typed while it is being loaded. */
  let hand: Promise<unknown> = Promise.resolve();
  const byHand = async (what: () => Promise<void>) => {
    const done = hand.then(what);
    hand = done.catch(() => undefined);
    await done;
  };
  const drain = () => {
    work = work.then(async () => {
      // A page that is being loaded has nothing to say.
      const shown = await page.evaluate<Row[][]>(DRAIN).catch(() => []);
      for (const rows of shown) recorder.add({ kind: 'shown', page: name, rows });
    });
    return work;
  };
  await page.addInitScript(WATCH);
  await page.reload();
  await composer(page).waitFor();
  const timer = setInterval(() => void drain(), DRAIN_MS);
  return {
    async endState() {
      await page.getByRole('log', { name: 'Messages' }).press('End');
      return { who: name, isWhole: false, rows: await page.evaluate<Row[]>(ROWS) };
    },
    write: (text, senderId) =>
      byHand(async () => {
        recorder.add({ kind: 'sent', writer: name, senderId, clientId: null, body: text });
        await composer(page).fill(text);
        await composer(page).press('Enter');
        // The browser stores it in the next moment.
        await wait(STORED_MS);
      }),
    reload: () =>
      byHand(async () => {
        await drain();
        recorder.add({ kind: 'fault', what: `${name} is loaded again` });
        await loadAgain(page);
      }),
    async close() {
      clearInterval(timer);
      await drain();
    },
  };
}

/** A page that does not come while everything breaks is loaded again, as a person does it. */
async function loadAgain(page: Page): Promise<void> {
  for (let left = RELOADS; ; left -= 1) {
    try {
      await page.reload();
      return await composer(page).waitFor();
    } catch (error) {
      if (left === 0 || !(error instanceof errors.TimeoutError)) throw error;
    }
  }
}
