import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { keptKeys } from '../e2e/fixtures/kept.ts';
import { startServer } from '../e2e/fixtures/server.ts';
import { openChat } from '../e2e/fixtures/steps.ts';
import type { Figure, Report } from './report/report.ts';
import { median, quantile, spread } from './report/statistics.ts';
import { launchBrowser, newPerson } from './start/browsers.ts';
import { buildFirst } from './start/build-first.ts';

const VISITS = 40;
const LIMIT_MS = 300;
const KEPT_MS = 60_000;

// As text: what compiles this file would put calls of its own into functions, which the pages do not have.
const FIRST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const [entry] = list.getEntriesByName('first-contentful-paint');
    if (entry) resolve(entry.startTime);
  }).observe({ type: 'paint', buffered: true });
})`;
const LIST = 'ul[aria-label="Conversations"] li';
const LIST_THERE = `new Promise((resolve) => {
  const look = () => document.querySelector('${LIST}') ? resolve(performance.now()) : requestAnimationFrame(look);
  look();
})`;

/** Opening the app again: with the server there, and with none. */
export async function bench(): Promise<Report> {
  await buildFirst();
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const asha = await newPerson(browser, server.url, 'Asha');
    const ben = await newPerson(browser, server.url, 'Ben');
    await openChat(asha.page, ben);
    await waitUntilKept(asha.page);
    const online = await visits(asha.page);
    await server.stop();
    const offline = await visits(asha.page);
    return {
      title: 'Opening the app again, with a server and without one',
      figures: [
        ...figuresOf('second visit, the server there', online, null),
        ...figuresOf('second visit, no server', offline, LIMIT_MS),
      ],
      notes: [
        'From the beginning of the navigation to the first contentful paint, by the browser’s own clock, and until the first conversation of the list is there; Chromium on this machine, the server beside it on the same cores.',
        'Without a server the worker answers with the page that it keeps, and the list comes from the device.',
      ],
    };
  } finally {
    await browser.close();
    await server.dispose();
  }
}

async function waitUntilKept(page: Page): Promise<void> {
  const until = Date.now() + KEPT_MS;
  while (!(await keptKeys(page)).includes('contacts')) {
    if (Date.now() > until) throw new Error('The page keeps nothing to be read without a network.');
    await wait(200);
  }
}

interface Visit {
  readonly painted: number;
  readonly listed: number;
}

async function visits(page: Page): Promise<Visit[]> {
  const found: Visit[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    await page.goto('/chat', { waitUntil: 'commit' });
    const listed = Number(await page.evaluate(LIST_THERE));
    found.push({ painted: Number(await page.evaluate(FIRST_PAINT)), listed });
  }
  // The first one finds nothing in the memory of the browser.
  return found.slice(1);
}

function figuresOf(what: string, found: readonly Visit[], limit: number | null): Figure[] {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return (['painted', 'listed'] as const).map((moment) => {
    const times = found.map((visit) => visit[moment]);
    const isLimited = limit !== null && moment === 'painted';
    return {
      what: `${what}: ${moment === 'painted' ? 'first paint' : 'the list of chats'}`,
      measured: ms(median(times)),
      aim: isLimited ? `under ${limit} ms` : '',
      isMet: isLimited ? quantile(times, 0.95) < limit : null,
      remark: `95 %: ${ms(quantile(times, 0.95))}; ${spread(times, ms)}`,
    };
  });
}
