import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import { builtPath } from '../../scripts/build.mjs';
import { PASSWORD } from '../../scripts/demo/people.ts';
import { login } from '../fixtures/person.ts';
import { freePort, startProgram } from '../fixtures/program.ts';

/** Who looks at the sample workspace. */
export const ASHA = { username: 'asha', displayName: 'Asha Raman', password: PASSWORD };

/** The sample workspace, served by a process of its own. */
export interface Demo {
  readonly url: string;
  /** A browser that is signed in as Asha. */
  signIn(browser: Browser): Promise<Awaited<ReturnType<BrowserContext['storageState']>>>;
  end(): Promise<void>;
}

export async function startDemo(): Promise<Demo> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-demo-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const server = await startProgram({
    command: process.execPath,
    args: [builtPath('demo.js')],
    env: { DATA_DIR: folder, HOST: '127.0.0.1', PORT: new URL(url).port, RATE_LIMITS: 'off' },
    isReady: async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.ok === true,
  });
  return {
    url,
    async signIn(browser) {
      const context = await browser.newContext({ baseURL: url, locale: 'en-GB' });
      await login(await context.newPage(), ASHA);
      const state = await context.storageState();
      await context.close();
      return state;
    },
    async end() {
      await server.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
