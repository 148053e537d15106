// `npm run pictures`: every screen and state of the sample workspace, in three widths, light and dark, to be looked at.
//   npm run pictures                  all, into test-results/pictures: one sheet for each screen
//   npm run pictures -- contact       only those whose name contains a word
//   npm run pictures -- --readme      also the three of the README, into docs/images
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type BrowserContext, devices, type Page } from '@playwright/test';
import sharp from 'sharp';
import { launchBrowser } from '../../bench/start/browsers.ts';
import { root, say } from '../../scripts/run-step.mjs';
import buildFirst from '../fixtures/build-first.ts';
import { expectConnected } from '../fixtures/person.ts';
import { composer } from '../fixtures/steps.ts';
import { startDemo } from './demo.ts';
import { type Screen, screens, showScreen } from './screens.ts';

const WIDTHS = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
] as const;
const SCHEMES = ['light', 'dark'] as const;
const SHEET_HEIGHT = 800;
const GAP = 16;
const OUT = path.join(root, 'test-results/pictures');

const args = process.argv.slice(2);
const words = args.filter((arg) => !arg.startsWith('--'));
const wanted = screens.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));

await buildFirst();
const demo = await startDemo();
const browser = await launchBrowser();
let failed = 0;
try {
  const state = await demo.signIn(browser);
  await mkdir(OUT, { recursive: true });
  for (const screen of wanted) {
    try {
      await writeSheet(screen, state);
    } catch (error) {
      failed += 1;
      say(`${screen.name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  if (args.includes('--readme')) await writeReadmePictures(state);
} finally {
  await browser.close();
  await demo.end();
}
say(`${wanted.length - failed} sheets in ${path.relative(root, OUT)}, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

type State = Awaited<ReturnType<BrowserContext['storageState']>>;
type ContextOptions = Parameters<Browser['newContext']>[0];

async function openContext(by: Browser, options: ContextOptions): Promise<BrowserContext> {
  return await by.newContext({ baseURL: demo.url, locale: 'en-GB', reducedMotion: 'reduce', ...options });
}

/** One picture with the widths beside each other, light above dark. */
async function writeSheet(screen: Screen, state: State): Promise<void> {
  const rows: Buffer[][] = [];
  for (const colorScheme of SCHEMES) {
    const row: Buffer[] = [];
    for (const viewport of WIDTHS) {
      const context = await openContext(browser, {
        colorScheme,
        viewport,
        ...(screen.isInside ? { storageState: state } : {}),
      });
      const page = await context.newPage();
      await showScreen(page, screen);
      const picture = await page.screenshot();
      row.push(await sharp(picture).resize({ height: SHEET_HEIGHT }).png().toBuffer());
      await context.close();
    }
    rows.push(row);
  }
  await sharp(await sheetOf(rows)).toFile(path.join(OUT, `${screen.name}.png`));
  say(screen.name);
}

async function sheetOf(rows: readonly (readonly Buffer[])[]): Promise<Buffer> {
  const placed: { input: Buffer; left: number; top: number }[] = [];
  let width = 0;
  for (const [at, row] of rows.entries()) {
    let left = GAP;
    for (const input of row) {
      placed.push({ input, left, top: GAP + at * (SHEET_HEIGHT + GAP) });
      left += ((await sharp(input).metadata()).width ?? 0) + GAP;
    }
    width = Math.max(width, left);
  }
  const height = GAP + rows.length * (SHEET_HEIGHT + GAP);
  return await sharp({ create: { width, height, channels: 3, background: '#808080' } })
    .composite(placed)
    .png({ palette: true })
    .toBuffer();
}

/** A conversation at a desk, a contact's card in the dark, and two phones; with fonts for emoji (`fonts-noto-color-emoji`). */
async function writeReadmePictures(storageState: State): Promise<void> {
  const picture = async (options: ContextOptions, work: (page: Page) => Promise<unknown>) => {
    const context = await openContext(browser, { storageState, deviceScaleFactor: 1, ...options });
    const page = await context.newPage();
    await work(page);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.waitForLoadState('networkidle');
    const taken = await page.screenshot();
    await context.close();
    return taken;
  };
  const write = (name: string, image: Buffer) =>
    sharp(image)
      .png({ palette: true })
      .toFile(path.join(root, 'docs/images', name));
  const desk = { viewport: { width: 1280, height: 800 } };
  const chat = async (page: Page) => {
    await page.goto('/chat');
    await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
    await composer(page).waitFor();
  };
  const card = async (page: Page) => {
    await page.goto('/contacts');
    await page.locator('[data-contact]').first().click();
    await page.getByRole('article').first().waitFor();
  };
  await write('conversation.png', await picture(desk, chat));
  await write('contact-dark.png', await picture({ ...desk, colorScheme: 'dark' }, card));
  const phone = { ...devices['Pixel 7'], deviceScaleFactor: 2 };
  const contacts = async (page: Page) => {
    await page.goto('/contacts');
    await expectConnected(page);
  };
  const both = await Promise.all(
    [await picture(phone, contacts), await picture({ ...phone, colorScheme: 'dark' }, chat)].map((image) =>
      sharp(image).resize({ height: SHEET_HEIGHT }).png().toBuffer(),
    ),
  );
  await write('phone.png', await sheetOf([both]));
}
