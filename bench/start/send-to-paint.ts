import type { Page } from '@playwright/test';
import { startServer } from '../../e2e/fixtures/server.ts';
import { composer } from '../../e2e/fixtures/steps.ts';
import type { Figure } from '../report/report.ts';
import { quantile, spread } from '../report/statistics.ts';
import { openCouple } from './browsers.ts';

const WARM_UP = 20;
const MESSAGES = 200;

declare global {
  interface Window {
    /** When Enter was last pressed, by the clock that both browsers share. */
    benchSentAt?: number;
    /** Resolves to the time at which a message with the text has been painted. */
    benchPainted?: (text: string) => Promise<number>;
  }
}

// As text: what compiles this file would put calls of its own into functions, which the pages do not have.
const STAMP_KEY_PRESSES = `
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') window.benchSentAt = performance.timeOrigin + performance.now();
  }, { capture: true });
`;
const WATCH_PAINTS = `
  window.benchPainted = (text) => new Promise((resolve) => {
    const log = document.querySelector('[role="log"]');
    const observer = new MutationObserver(() => {
      if (!log.textContent.includes(text)) return;
      observer.disconnect();
      // The frame that paints it begins next; a message posted from it is handled when that frame is done.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
        port2.postMessage(null);
      });
    });
    observer.observe(log, { childList: true, subtree: true, characterData: true });
  });
`;

/** From the key press in one browser to the message painted in another, one message at a time. */
export async function measureSendToPaint(): Promise<Figure[]> {
  const server = await startServer();
  const { asha, ben, close } = await openCouple(server.url);
  try {
    await asha.page.evaluate(STAMP_KEY_PRESSES);
    await ben.page.evaluate(WATCH_PAINTS);
    const times: number[] = [];
    for (let n = 0; n < WARM_UP + MESSAGES; n += 1) {
      const ms = await sendOne(asha.page, ben.page, `Message number ${n} of the measurement.`);
      if (n >= WARM_UP) times.push(ms);
    }
    return figuresOf(times);
  } finally {
    await close();
    await server.dispose();
  }
}

async function sendOne(from: Page, to: Page, text: string): Promise<number> {
  const painted = to.evaluate((wanted) => window.benchPainted?.(wanted), text);
  // What was asked for first has been begun when this answer comes.
  await to.evaluate(() => true);
  await composer(from).fill(text);
  await composer(from).press('Enter');
  const sentAt = await from.evaluate(() => window.benchSentAt);
  const paintedAt = await painted;
  if (sentAt === undefined || paintedAt === undefined) throw new Error('A page was loaded again meanwhile.');
  return paintedAt - sentAt;
}

function figuresOf(times: readonly number[]): Figure[] {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const [half, most] = [quantile(times, 0.5), quantile(times, 0.99)];
  const what = 'send in one browser to painted in the other';
  return [
    {
      what: `${what}, half`,
      measured: ms(half),
      aim: 'under 25 ms',
      isMet: half < 25,
      remark: spread(times, ms),
    },
    { what: `${what}, 99 %`, measured: ms(most), aim: 'under 60 ms', isMet: most < 60, remark: '' },
  ];
}
