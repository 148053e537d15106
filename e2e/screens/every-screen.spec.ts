import { expectAccessible } from '../fixtures/axe.ts';
import { test } from '../fixtures/test.ts';
import { type Demo, startDemo } from '../pictures/demo.ts';
import { screens, showScreen } from '../pictures/screens.ts';
import { expectFits, expectReachable } from './fits.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
] as const;
/** A window of 1280 × 1024 pixels at 400 %. */
const ZOOMED = { width: 320, height: 256 };

let demo: Demo;
let state: Awaited<ReturnType<Demo['signIn']>>;

test.beforeAll(async ({ browser }) => {
  demo = await startDemo();
  state = await demo.signIn(browser);
});
test.afterAll(async () => await demo.end());

for (const screen of screens) {
  test(`${screen.name}: axe finds nothing at any width, in forced colours either, and zoomed in nothing is lost`, async ({
    browser,
    guard,
  }) => {
    // Screens of what is not there, without a network, and where the doctor tries what is refused.
    guard.allow(/status of 404|ERR_INTERNET_DISCONNECTED|WebSocket|\/api\/v1\/doctor/);
    const context = await browser.newContext({
      baseURL: demo.url,
      viewport: SIZES[0],
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...(screen.isInside && { storageState: state }),
    });
    await guard.watch(context);
    const page = await context.newPage();
    await showScreen(page, screen);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectFits(page);
      await expectAccessible(page, ['light', 'dark', 'forced']);
    }
    await page.setViewportSize(ZOOMED);
    await expectFits(page);
    await expectReachable(page);
    await context.close();
  });
}
