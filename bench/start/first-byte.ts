import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, startProgram } from '../../e2e/fixtures/program.ts';
import { builtPath } from '../../scripts/build.mjs';
import type { Figure } from '../report/report.ts';
import { median, spread } from '../report/statistics.ts';
import { launchBrowser, newPerson } from './browsers.ts';
import type { BuiltFolders } from './build-first.ts';

const WARM_UP = 30;
const ROUNDS = 200;

/** The first byte of the signed-in home page against an empty page of the same build, in turns. */
export async function measureFirstByte({ withEmptyPage }: BuiltFolders): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-bench-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = await startProgram({
    command: process.execPath,
    // The programs are the same as in the app itself; the pages are those of the folder that it runs in.
    args: [builtPath('server.js')],
    cwd: withEmptyPage,
    env: { DATA_DIR: folder, PORT: String(port), RATE_LIMITS: 'off', LOG_LEVEL: 'warn' },
    isReady: async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.ok === true,
  });
  try {
    const cookie = await signedInCookie(url);
    const home: number[] = [];
    const empty: number[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const times = [await firstByte(`${url}/`, cookie), await firstByte(`${url}/empty`, cookie)];
      if (round < WARM_UP) continue;
      home.push(times[0] ?? 0);
      empty.push(times[1] ?? 0);
    }
    const ratio = median(home) / median(empty);
    const ms = (value: number) => `${value.toFixed(1)} ms`;
    return [
      {
        what: 'first byte of the signed-in home page against an empty page of the same build',
        measured: `${ratio.toFixed(2)} times`,
        aim: '2 times',
        isMet: ratio <= 2,
        remark: `home ${ms(median(home))} (${spread(home, ms)}), empty ${ms(median(empty))} (${spread(empty, ms)})`,
      },
    ];
  } finally {
    await program.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

/** A person with company in the workspace, as a cookie header. */
async function signedInCookie(url: string): Promise<string> {
  const browser = await launchBrowser();
  try {
    for (const name of ['Ben', 'Chandra', 'Divya']) await newPerson(browser, url, name);
    const { context } = await newPerson(browser, url, 'Asha');
    return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  } finally {
    await browser.close();
  }
}

/** Milliseconds from the request to the first byte of the answer's body; the whole answer is read before the next. */
function firstByte(url: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    let ms: number | undefined;
    get(url, { headers: { cookie, accept: 'text/html' } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}.`));
      response.on('data', () => {
        ms ??= performance.now() - begun;
      });
      response.on('end', () => resolve(ms ?? performance.now() - begun));
    }).on('error', reject);
  });
}
