import { expectAccessible } from '../fixtures/axe.ts';
import { choose, expectStored, listenTo, log, message, openBoth } from '../fixtures/chat-steps.ts';
import {
  composer,
  expectGoneLive,
  expectLive,
  messageWith,
  nonce,
  openDirect,
  sendByEnter,
} from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test('Markdown is drawn for both, and nothing in it runs', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const word = nonce('word');
  await composer(asha.page).fill(
    `**${word}** _it_ ~~no~~ \`code\`\n\n> quoted\n\n- one\n- two\n\n\`\`\`ts\nconst a = '<b>';\n\`\`\`\n\n[docs](https://example.org/a) <img src=x onerror=alert(1)> [bad](javascript:alert(1))`,
  );
  await composer(asha.page).press('Enter');
  for (const { page } of [asha, ben]) {
    const row = message(page, word);
    await expectLive(row);
    await expect(row.locator('strong')).toHaveText(word);
    await expect(row.locator('em')).toHaveText('it');
    await expect(row.locator('del')).toHaveText('no');
    await expect(row.locator('blockquote')).toHaveText('quoted');
    await expect(row.getByRole('listitem')).toHaveText(['one', 'two']);
    await expect(row.locator('pre')).toHaveText("const a = '<b>';");
    await expect(row.locator('pre .hljs-keyword')).toHaveText('const');
    await expect(row.getByRole('link')).toHaveCount(1);
    await expect(row.getByRole('link', { name: 'docs' })).toHaveAttribute('rel', /noopener/);
    await expect(row).toContainText('<img src=x onerror=alert(1)> [bad](javascript:alert(1))');
    await expect(row.locator('img')).toHaveCount(0);
  }
  await expectAccessible(asha.page);
});

test('an answer quotes what it answers, and leads there', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const asked = nonce('asked');
  await sendByEnter(asha.page, asked);
  await expectLive(messageWith(ben.page, asked));
  await choose(message(ben.page, asked), 'Reply');
  await expect(composer(ben.page)).toBeFocused();
  const answer = nonce('answer');
  await composer(ben.page).fill(answer);
  await expectAccessible(ben.page);
  await composer(ben.page).press('Enter');
  const row = message(asha.page, answer);
  const quote = row.getByRole('button', { name: new RegExp(`In reply to You ?: ${asked}`) });
  await expectLive(quote);
  await quote.click();
  await expect(log(asha.page).getByRole('article').filter({ hasText: asked }).first()).toBeFocused();
});

test('a quote and the list show no signs of Markdown', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const word = nonce('fired');
  await sendByEnter(asha.page, `**All** of it is *${word}* at \`1240 °C\`, ~~maybe~~`);
  const plain = `All of it is ${word} at 1240 °C, maybe`;
  await expect(ben.page.getByRole('list', { name: 'Conversations' })).toContainText(plain);
  await choose(message(ben.page, word), 'Reply');
  await expect(ben.page.getByText(/^Reply to /)).toContainText(plain);
  const answer = nonce('answer');
  await sendByEnter(ben.page, answer);
  await expect(message(ben.page, answer).getByRole('button', { name: /In reply to/ })).toContainText(plain);
});

test('reactions are shared, toggled, and show who', { tag: '@live' }, async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const text = nonce('nice');
  await sendByEnter(asha.page, text);
  await expectLive(messageWith(ben.page, text));
  await choose(message(ben.page, text), 'React with thumbs up');
  const seen = message(asha.page, text).getByRole('button', { name: /thumbs up, 1/ });
  await expectLive(seen);
  await expect(seen).toHaveAttribute('aria-pressed', 'false');
  await expect(seen).toHaveAccessibleName(new RegExp(ben.displayName));
  await seen.click();
  const both = message(ben.page, text).getByRole('button', { name: /thumbs up, 2/ });
  await expectLive(both);
  await expect(both).toHaveAttribute('aria-pressed', 'true');
  await both.click();
  await expectLive(message(asha.page, text).getByRole('button', { name: /thumbs up, 1: You/ }));
  // By a word.
  await message(asha.page, text).getByRole('button', { name: 'Add a reaction' }).click();
  await asha.page.getByRole('searchbox', { name: 'Search emoji' }).fill('rocket');
  await expectAccessible(asha.page);
  await asha.page.keyboard.press('Enter');
  await expectLive(message(ben.page, text).getByRole('button', { name: /rocket, 1/ }));
});

test('an edit is marked, and opens what was said before', { tag: '@live' }, async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const first = nonce('first');
  const second = nonce('second');
  await sendByEnter(asha.page, first);
  await expectLive(messageWith(ben.page, first));
  await expectStored(message(asha.page, first));
  await composer(asha.page).press('ArrowUp');
  await expect(composer(asha.page)).toHaveValue(first);
  await composer(asha.page).fill(second);
  await composer(asha.page).press('Enter');
  await expectLive(messageWith(ben.page, second));
  await message(ben.page, second).getByRole('button', { name: 'Edited: earlier versions' }).click();
  const versions = ben.page.getByRole('list', { name: 'Versions' }).getByRole('listitem');
  await expect(versions).toHaveCount(2);
  await expect(versions.nth(0)).toContainText(second);
  await expect(versions.nth(1)).toContainText(first);
  await expectAccessible(ben.page);
});

test('a deletion leaves a note with both; undoing a send leaves nothing', { tag: '@live' }, async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben', { on: '/people' });
  const gone = nonce('gone');
  const undone = nonce('undone');
  await openDirect(asha, ben);
  await sendByEnter(asha.page, undone);
  await message(asha.page, undone).getByRole('button', { name: 'Undo' }).click();
  await expectGoneLive(message(asha.page, undone));
  await sendByEnter(asha.page, gone);
  await openDirect(ben, asha);
  await expect(messageWith(ben.page, gone)).toBeVisible();
  await expect(message(ben.page, undone)).toHaveCount(0);
  await choose(message(asha.page, gone), 'Delete for everyone');
  await asha.page.getByRole('button', { name: 'Delete message' }).click();
  for (const { page } of [asha, ben]) {
    await expectLive(log(page).getByText('Message deleted'));
    await expect(messageWith(page, gone)).toHaveCount(0);
  }
});

test('a message is worked with by keyboard only', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const theirs = nonce('theirs');
  const mine = nonce('mine');
  await sendByEnter(ben.page, theirs);
  await expectLive(messageWith(asha.page, theirs));
  await sendByEnter(asha.page, mine);
  await expectStored(message(asha.page, mine));
  const { keyboard } = asha.page;
  await log(asha.page).focus();
  await keyboard.press('ArrowUp');
  await expect(message(asha.page, mine)).toBeFocused();
  await keyboard.press('e');
  await expect(composer(asha.page)).toHaveValue(mine);
  await keyboard.press('Escape');
  await expect(composer(asha.page)).toHaveValue('');
  await log(asha.page).focus();
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowUp');
  await expect(message(asha.page, theirs)).toBeFocused();
  await keyboard.press('r');
  await expect(composer(asha.page)).toBeFocused();
  await expect(asha.page.getByRole('button', { name: 'Cancel reply' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(asha.page.getByRole('button', { name: 'Cancel reply' })).toBeHidden();
  await composer(asha.page).fill('bold');
  await composer(asha.page).press('ControlOrMeta+a');
  await composer(asha.page).press('ControlOrMeta+b');
  await expect(composer(asha.page)).toHaveValue('**bold**');
  await composer(asha.page).fill('');
  await log(asha.page).focus();
  await keyboard.press('ArrowUp');
  await keyboard.press('Delete');
  await expect(asha.page.getByRole('dialog', { name: 'Delete for everyone' })).toBeVisible();
});

test('a mention is completed, marked, and spoken', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const announced = await listenTo(ben.page);
  await composer(asha.page).pressSequentially('look @be');
  await expect(asha.page.getByRole('option', { name: new RegExp(ben.displayName) })).toBeVisible();
  await expectAccessible(asha.page);
  await composer(asha.page).press('Enter');
  await expect(composer(asha.page)).toHaveValue(`look @${ben.username} `);
  await composer(asha.page).press('Enter');
  await expectLive(message(ben.page, `look @${ben.username}`));
  await expect.poll(announced).toContain(`${asha.displayName}: look @${ben.username}`);
});

test('unread from here survives until the conversation is opened again', async ({ person }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const one = nonce('one');
  await sendByEnter(asha.page, one);
  await sendByEnter(asha.page, nonce('two'));
  const row = ben.page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
  await expect(row.getByText(/unread message/)).toHaveCount(0);
  await choose(message(ben.page, one), 'Mark unread from here');
  await expect(row.getByText('2 unread messages')).toBeAttached();
  // A new message does not remove it either, although it is visible for longer than reading takes.
  const three = nonce('three');
  await sendByEnter(asha.page, three);
  await expectLive(messageWith(ben.page, three));
  await expect(row.getByText('3 unread messages')).toBeAttached();
  await ben.page.waitForTimeout(1500);
  await expect(row.getByText('3 unread messages')).toBeAttached();
  await ben.page.reload();
  await expect(log(ben.page).getByText('New messages')).toBeVisible();
  await expect(row.getByText(/unread message/)).toHaveCount(0);
});
