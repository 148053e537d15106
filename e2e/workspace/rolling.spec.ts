import { setTimeout as wait } from 'node:timers/promises';
import { expectConnected, joinWithoutPages, makeCredentials } from '../fixtures/person.ts';
import { messageWith, nonce, openDirect, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';
import { rollUnderLoad } from '../rolling/roll.ts';

/** Between two messages of a person at a page. */
const PAUSE_MS = 250;

test('two processes are replaced one after the other while people write: no send fails, nothing is lost or doubled', async ({
  browser,
  guard,
}) => {
  test.slow();
  guard.allowLostServer();
  guard.allow(/status of 50\d/);
  const said: string[] = [];
  const report = await rollUnderLoad({
    rounds: 1,
    writers: 3,
    everyMs: 50,
    // Two people with pages write to each other meanwhile.
    async beside({ url }) {
      const people = await Promise.all(
        ['Asha', 'Ben'].map(async (name) => {
          const context = await browser.newContext({ baseURL: url });
          await guard.watch(context);
          const credentials = makeCredentials(name);
          const id = await joinWithoutPages(context, url, credentials);
          return { ...credentials, id, url, context, page: await context.newPage() };
        }),
      );
      const [asha, ben] = people as [(typeof people)[number], (typeof people)[number]];
      await openDirect(asha, ben);
      await openDirect(ben, asha);
      const stop = new AbortController();
      const writing = (async () => {
        while (!stop.signal.aborted) {
          const text = nonce('rolling');
          await sendByEnter(asha.page, text);
          said.push(text);
          await messageWith(asha.page, text).waitFor();
          await wait(PAUSE_MS);
        }
      })();
      return {
        async end() {
          stop.abort();
          await writing;
          await expectConnected(asha.page);
          await expectConnected(ben.page);
          for (const text of said.slice(-10))
            for (const { page } of people) await expect(messageWith(page, text)).toHaveCount(1);
          await expect(asha.page.getByText('Not sent')).toHaveCount(0);
          await Promise.all(people.map(({ context }) => context.close()));
        },
      };
    },
  });
  expect(report).toMatchObject({ restarts: 2, failures: [], lost: [], doubled: [], strange: [] });
  expect(report.sent).toBeGreaterThan(50);
  expect(said.length).toBeGreaterThan(5);
});
