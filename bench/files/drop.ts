import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { giveFiles } from '../../e2e/fixtures/file-steps.ts';
import type { Server } from '../../e2e/fixtures/server.ts';
import { composer } from '../../e2e/fixtures/steps.ts';
import { say } from '../../scripts/run-step.mjs';
import type { Figure } from '../report/report.ts';
import { median, spread } from '../report/statistics.ts';
import { openCouple } from '../start/browsers.ts';

const WARM_UP = 2;
const PICTURES = 15;
const BYTES = 3 * 1024 ** 2;

declare global {
  interface Window {
    /** When files were last dropped, by the clock that both browsers share. */
    benchDroppedAt?: number;
    /** Resolves to the time at which one more picture than so many has been painted in the log. */
    benchPictures?: (before: number) => Promise<number>;
  }
}

// As text: what compiles this file would put calls of its own into functions, which the pages do not have.
const STAMP_DROPS = `
  window.addEventListener('drop', () => {
    window.benchDroppedAt = performance.timeOrigin + performance.now();
  }, { capture: true });
`;
const WATCH_PICTURES = `
  window.benchPictures = (before) => new Promise((resolve) => {
    const look = () => {
      const images = [...document.querySelectorAll('[role="log"] img')];
      const shown = images.filter((image) => image.complete && image.naturalWidth > 1 && image.src.includes('/api/v1/files/'));
      if (shown.length <= before) return requestAnimationFrame(look);
      // The frame that paints it is the one after it was there.
      requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
    };
    look();
  });
`;

/** From a picture of 3 MB dropped in one browser and sent at once to it being painted in another. */
export async function measureDrop(server: Server): Promise<Figure[]> {
  const { asha, ben, close } = await openCouple(server.url);
  try {
    await asha.page.evaluate(STAMP_DROPS);
    await ben.page.evaluate(WATCH_PICTURES);
    const times: number[] = [];
    for (let n = 0; n < WARM_UP + PICTURES; n += 1) {
      const ms = await dropOne(asha.page, ben.page, n, await picture(n));
      if (n >= WARM_UP) times.push(ms);
    }
    say(`dropped to painted: half ${median(times).toFixed(0)} ms`);
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    return [
      {
        what: 'dropped in one browser, painted in the other, 3 MB, half',
        measured: ms(median(times)),
        aim: 'under 600 ms',
        isMet: median(times) < 600,
        remark: spread(times, ms),
      },
    ];
  } finally {
    await close();
  }
}

async function dropOne(from: Page, to: Page, before: number, buffer: Buffer): Promise<number> {
  const painted = to.evaluate((shown) => window.benchPictures?.(shown), before);
  const file = { name: `photo-${before}.jpg`, mimeType: 'image/jpeg', buffer };
  await giveFiles(from.getByRole('log', { name: 'Messages' }), 'drop', file);
  await composer(from).press('Enter');
  const [droppedAt, paintedAt] = [await from.evaluate(() => window.benchDroppedAt), await painted];
  if (droppedAt === undefined || paintedAt === undefined)
    throw new Error('A page was loaded again meanwhile.');
  return paintedAt - droppedAt;
}

/** A JPEG of about 3 MB, another one each time. */
async function picture(seed: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 100 + seed, sigma: 40 } as const;
  const create = { width: 2_000, height: 1_500, channels: 3, background: '#888', noise } as const;
  for (let quality = 95; ; quality -= 5) {
    const made = await sharp({ create }).jpeg({ quality }).toBuffer();
    if (made.length <= BYTES || quality <= 30) return made;
  }
}
