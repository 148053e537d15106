import type { Page } from '@playwright/test';
import { restAs } from '../e2e/fixtures/rest.ts';
import { startServer } from '../e2e/fixtures/server.ts';
import { peopleFile } from './contacts/people-file.ts';
import type { Figure, Report } from './report/report.ts';
import { launchBrowser, newPerson } from './start/browsers.ts';
import { buildApp } from './start/build-first.ts';

const CONTACTS = 100_000;
const LONG_MS = 50;

/** What was seen in a page while it was scrolled. */
interface Scrolled {
  readonly rows: number;
  readonly drawnMax: number;
  readonly seconds: number;
  readonly frames: number;
  /** The longest time from one frame to the next, in ms. */
  readonly gap: number;
  /** The tasks of 50 ms or more, in ms. */
  readonly long: readonly number[];
}

// As text: what compiles this file would put calls of its own into functions, which the pages do not have.
const SCROLL = `(async () => {
  const scroller = document.querySelector('[data-contact-rows]');
  const long = [];
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((each) => each.duration)));
  observer.observe({ type: 'longtask' });
  const seen = new Set();
  const begin = performance.now();
  let [before, frames, gap, drawnMax, still] = [begin, 0, 0, 0, 0];
  // At the end nothing new comes for seconds.
  while (still < 300) {
    scroller.scrollBy(0, scroller.clientHeight);
    const now = await new Promise((resolve) => requestAnimationFrame(resolve));
    gap = Math.max(gap, now - before);
    before = now;
    frames += 1;
    const drawn = scroller.querySelectorAll('[data-row]');
    drawnMax = Math.max(drawnMax, drawn.length);
    const known = seen.size;
    for (const row of drawn) seen.add(row.dataset.row);
    still = seen.size === known ? still + 1 : 0;
  }
  const seconds = (performance.now() - begin) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return { rows: seen.size, drawnMax, seconds, frames, gap, long };
})()`;

/** The table of a large address book in a browser, scrolled from its first row to its last, a window each frame. */
export async function bench([count]: readonly string[]): Promise<Report> {
  const contacts = Number(count ?? CONTACTS);
  await buildApp();
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const asha = await newPerson(browser, server.url, 'Asha');
    const rest = await restAs(server.url, asha);
    const answer = await fetch(`${server.url}/api/v1/contacts/import`, {
      method: 'POST',
      headers: { ...rest.headers(), 'content-type': 'text/csv' },
      body: peopleFile(contacts, 'csv'),
    });
    if (!answer.ok) throw new Error(`The import answered ${answer.status}.`);
    const scrolled = await scrollThrough(asha.page, contacts);
    return {
      title: `The table of ${contacts.toLocaleString('en')} contacts, scrolled through`,
      figures: figuresOf(scrolled),
      notes: [
        'Chromium without a graphics card on the cores that the server works on; each frame scrolls by a whole window, and pages of 100 are fetched as they come near.',
      ],
    };
  } finally {
    await browser.close();
    await server.dispose();
  }
}

async function scrollThrough(page: Page, contacts: number): Promise<Scrolled> {
  await page.goto('/contacts');
  await page.getByRole('button', { name: 'Show as table' }).click();
  await page.getByText(`${contacts.toLocaleString('en')} contacts`, { exact: true }).waitFor();
  await page.getByRole('row').nth(20).waitFor();
  await page.waitForLoadState('networkidle');
  const scrolled: Scrolled = await page.evaluate(SCROLL);
  if (scrolled.rows !== contacts) throw new Error(`${scrolled.rows} of ${contacts} rows were drawn.`);
  return scrolled;
}

function figuresOf({ rows, drawnMax, seconds, frames, gap, long }: Scrolled): Figure[] {
  const longest = Math.max(0, ...long);
  return [
    {
      what: 'the longest task',
      measured: longest === 0 ? `under ${LONG_MS} ms` : `${longest.toFixed(0)} ms`,
      aim: `under ${LONG_MS} ms`,
      isMet: longest === 0,
      remark: `${long.length} of ${LONG_MS} ms or more in ${frames.toLocaleString('en')} frames`,
    },
    {
      what: 'rows that are drawn at once, at most',
      measured: String(drawnMax),
      aim: '100',
      isMet: drawnMax <= 100,
      remark: '',
    },
    {
      what: 'from the first row to the last',
      measured: `${seconds.toFixed(0)} s`,
      aim: '',
      isMet: null,
      remark: `${Math.round(rows / seconds).toLocaleString('en')} rows a second; the longest time between two frames was ${gap.toFixed(0)} ms`,
    },
  ];
}
