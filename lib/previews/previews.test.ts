import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { updateSettings } from '../admin/settings/update-settings.ts';
import type { Context } from '../context/context.ts';
import type { Message } from '../contract/conversations/message.ts';
import { newId } from '../contract/values/new-id.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { deleteMessage } from '../messages/change/delete-message.ts';
import { editMessage } from '../messages/change/edit-message.ts';
import { removePreview } from '../messages/change/remove-preview.ts';
import { setReaction } from '../messages/change/set-reaction.ts';
import { readFile } from '../messages/files/read-file.ts';
import { messages } from '../messages/messages.ts';
import { previewPictures, storePicture, sweepPictures } from '../messages/previews/preview-pictures.ts';
import { getMessage } from '../messages/read/get-message.ts';
import { listMessageChanges } from '../messages/read/list-message-changes.ts';
import { listVersions } from '../messages/read/list-versions.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { eventually } from '../testing/eventually.ts';
import { recordFacts } from '../testing/record-facts.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import { startWebSite, type WebSite } from '../testing/web-site/web-site.ts';
import type { Caller } from '../use-case/caller.ts';
import { startPreviews } from './start-previews.ts';

let site: WebSite;
let workspace: TestContext;
let ctx: Context;
let stop: () => Promise<void>;
let ada: Caller;
let ben: Caller;
let eve: Caller;
let conversationId: string;

beforeAll(async () => {
  site = await startWebSite();
  workspace = await createTestContext({ PREVIEW_HOSTS: site.host, RATE_LIMITS: 'on' });
  ctx = workspace.ctx;
  stop = startPreviews(ctx);
  eve = await addPerson(ctx, 'eve');
  const kite = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#0a3' } })
    .png()
    .toBuffer();
  site.put('/kite.png', (response) => response.writeHead(200, { 'content-type': 'image/png' }).end(kite));
});
afterAll(async () => {
  await stop();
  await workspace.close();
  await site.close();
});
beforeEach(async () => {
  ada = await addPerson(ctx, newId());
  ben = await addPerson(ctx, newId());
  conversationId = (await openDirect(ctx, ada, { userId: ben.userId })).conversation.id;
  await show(true);
});

async function show(showsLinkPreviews: boolean): Promise<void> {
  await updateSettings(ctx, { ...eve, role: 'admin' }, { showsLinkPreviews });
}

async function say(body: string, more: { forwardOfId?: string } = {}, by = ada): Promise<Message> {
  return (await sendMessage(ctx, by, { conversationId, clientId: newId(), body, ...more })).message;
}

let count = 0;
/** A page that nobody has linked to before. */
function newPage(title = 'Kites', picture = '/kite.png'): string {
  count += 1;
  return site.put(`/page/${count}`, `<title>${title}</title><meta property="og:image" content="${picture}">`);
}

const now = ({ id }: { readonly id: string }) => getMessage(ctx, ben, { id });
const visitsOf = (link: string) => site.asked.filter(({ path }) => link.endsWith(path)).length;

/** The preview of a message, once there is one. */
function previewOf(message: Message) {
  return eventually(async () => {
    const { preview } = await now(message);
    if (!preview) throw new Error('There is no preview yet.');
    return preview;
  });
}

/** What was queued before has been worked off when a link that comes after it has its preview. */
async function settled(): Promise<void> {
  const isOff = (await storedSwitch()) === false;
  if (isOff) await show(true);
  await previewOf(await say(newPage('After')));
  if (isOff) await show(false);
}

async function storedSwitch(): Promise<boolean> {
  const { showsLinkPreviews } = await updateSettings(ctx, { ...eve, role: 'admin' }, {});
  return showsLinkPreviews;
}

describe('a link', () => {
  it('is visited by nobody while the workspace does not want previews, as none does at first', async () => {
    await show(false);
    const link = newPage();
    const message = await say(`See ${link}`);
    await settled();
    expect(visitsOf(link)).toBe(0);
    expect(await now(message)).not.toHaveProperty('preview');
  });

  it('has a preview after its message was acknowledged: a change that is no edit', async () => {
    const { recorded, stop: end } = recordFacts(ctx.bus, 'message');
    let answer = () => {};
    const link = site.put('/waits', (response) => {
      answer = () =>
        response.writeHead(200, { 'content-type': 'text/html' }).end(
          `<title>Kites</title><meta property="og:site_name" content="Wind">
           <meta property="og:description" content="They fly"><meta property="og:image" content="/kite.png">`,
        );
    });
    const message = await say(`See ${link} and https://second.example`);
    expect(message).not.toHaveProperty('preview');
    await eventually(() => expect(visitsOf(link)).toBe(1));
    answer();
    expect(await previewOf(message)).toEqual({
      url: link,
      title: 'Kites',
      siteName: 'Wind',
      description: 'They fly',
      picture: { id: expect.any(String), width: 240, height: 180 },
    });
    const changed = await now(message);
    expect(changed).toMatchObject({ editedAt: null, versions: 0, body: message.body });
    expect(changed.revision).toBeGreaterThan(message.revision);
    const told = recorded.filter((fact) => fact.message.id === message.id);
    expect(told.map(({ event }) => event)).toEqual(['message:created', 'message:updated']);
    expect(told.at(-1)?.message).toEqual(changed);
    const since = { conversationId, since: message.revision };
    expect((await listMessageChanges(ctx, ben, since)).items).toEqual([changed]);
    end();
  });

  it.each([
    ['in code', (link: string) => `\`${link}\``],
    ['in a quote', (link: string) => `> ${link}\nno`],
    ['behind another one that says nothing', (link: string) => `${site.url}/none ${link}`],
  ])('%s is not visited', async (_where, body) => {
    const link = newPage();
    await say(body(link));
    await settled();
    expect(visitsOf(link)).toBe(0);
  });

  it('that was just visited is not visited again: what is forwarded has the same preview', async () => {
    const link = newPage();
    const message = await say(link);
    const first = await previewOf(message);
    const forwarded = await say('', { forwardOfId: message.id }, ben);
    const second = await previewOf(forwarded);
    expect({ ...second, picture: null }).toEqual({ ...first, picture: null });
    expect(second.picture?.id).not.toBe(first.picture?.id);
    expect(visitsOf(link)).toBe(1);
  });

  it('of a person who sends too many is left out, and its message is stored all the same', async () => {
    const links = Array.from({ length: 22 }, () => newPage('Many', ''));
    const sent = await Promise.all(links.map((link) => say(link)));
    await eventually(async () => {
      const withPreview = (await Promise.all(sent.map(now))).filter(({ preview }) => preview);
      expect(withPreview).toHaveLength(20);
    });
    expect(site.asked.filter(({ path }) => links.some((link) => link.endsWith(path)))).toHaveLength(20);
  });
});

describe('a preview', () => {
  const pictures = (message: Message) => previewPictures.in(ctx.db).countDocuments({ messageId: message.id });

  it('has a picture for those who may read its message, as long as it is there', async () => {
    const message = await say(newPage());
    const { picture } = await previewOf(message);
    const id = picture?.id ?? '';
    const file = await readFile(ctx, ben, { id });
    const bytes = file.bytes.size === null ? await file.bytes.read() : null;
    expect((await sharp(bytes ?? undefined).metadata()).width).toBe(240);
    await expect(readFile(ctx, eve, { id })).rejects.toMatchObject({ code: 'not_found' });
    await eventually(async () =>
      expect(await previewPictures.in(ctx.db).findOne({ _id: id })).toMatchObject({ expiresAt: null }),
    );
    await deleteMessage(ctx, ada, { id: message.id });
    expect(await now(message)).not.toHaveProperty('preview');
    await expect(readFile(ctx, ben, { id })).rejects.toMatchObject({ code: 'not_found' });
    expect(await pictures(message)).toBe(0);
  });

  it('goes with its link when the text is edited, and another link has another one', async () => {
    const message = await say(`See ${newPage('First')}`);
    const first = await previewOf(message);
    await editMessage(ctx, ada, { id: message.id, body: `Do see ${first.url}` });
    expect(await now(message)).toMatchObject({ preview: first });
    const other = newPage('Second');
    expect(await editMessage(ctx, ada, { id: message.id, body: `Rather ${other}` })).not.toHaveProperty(
      'preview',
    );
    await eventually(async () => expect(await now(message)).toMatchObject({ preview: { title: 'Second' } }));
    expect(await pictures(message)).toBe(1);
    await editMessage(ctx, ada, { id: message.id, body: 'Neither' });
    expect(await now(message)).not.toHaveProperty('preview');
    await settled();
    expect(await now(message)).not.toHaveProperty('preview');
    expect(await pictures(message)).toBe(0);
    expect((await listVersions(ctx, ben, { id: message.id })).items).toHaveLength(3);
  });

  it('is removed by who sent the message, for good, and by nobody else', async () => {
    const message = await say(newPage());
    await previewOf(message);
    await expect(removePreview(ctx, ben, { id: message.id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removePreview(ctx, eve, { id: message.id })).rejects.toMatchObject({ code: 'not_found' });
    await removePreview(ctx, ada, { id: message.id });
    await removePreview(ctx, ada, { id: message.id });
    const removed = await now(message);
    expect(removed).toMatchObject({ editedAt: null, body: message.body });
    expect(removed).not.toHaveProperty('preview');
    expect(await pictures(message)).toBe(0);
    const other = newPage();
    await editMessage(ctx, ada, { id: message.id, body: other });
    await settled();
    expect(await now(message)).not.toHaveProperty('preview');
    expect(visitsOf(other)).toBe(0);
  });

  it('does not come to a message that was changed while the page was read', async () => {
    const answers: (() => void)[] = [];
    const wait = (path: string) =>
      site.put(path, (response) =>
        answers.push(() =>
          response
            .writeHead(200, { 'content-type': 'text/html' })
            .end('<title>Late</title><meta property="og:image" content="/kite.png">'),
        ),
      );
    const [deleted, edited, reacted] = [
      await say(wait('/late/1')),
      await say(wait('/late/2')),
      await say(wait('/late/3')),
    ];
    await eventually(() => expect(answers).toHaveLength(3));
    await deleteMessage(ctx, ada, { id: deleted.id });
    await editMessage(ctx, ada, { id: edited.id, body: 'no link' });
    await setReaction(ctx, ben, { id: reacted.id, emoji: '👍', isOn: true });
    for (const answer of answers) answer();
    expect(await previewOf(reacted)).toMatchObject({ title: 'Late' });
    await settled();
    for (const message of [deleted, edited]) {
      expect(await now(message)).not.toHaveProperty('preview');
      expect(await pictures(message)).toBe(0);
    }
    expect((await now(reacted)).reactions).toHaveLength(1);
  });
});

it('pictures that a process left behind are removed, and those that a message names stay', async () => {
  const message = await say(newPage());
  const { picture } = await previewOf(message);
  const later = { ...ctx, now: () => new Date(Date.now() + 2 * 60 * 60 * 1000) };
  const leftBehind = { _id: newId(), messageId: message.id, conversationId, bytes: Buffer.from('left') };
  await storePicture(ctx, leftBehind);
  // As if it had died between the message and the picture.
  await previewPictures.in(ctx.db).updateOne({ _id: picture?.id ?? '' }, { $set: { expiresAt: new Date() } });
  expect(await sweepPictures(ctx)).toBe(0);
  expect(await sweepPictures(later)).toBe(1);
  expect(await previewPictures.in(ctx.db).findOne({ _id: leftBehind._id })).toBeNull();
  expect(await previewPictures.in(ctx.db).findOne({ _id: picture?.id ?? '' })).toMatchObject({
    expiresAt: null,
  });
  expect(await messages.in(ctx.db).countDocuments({ 'preview.picture.id': picture?.id ?? '' })).toBe(1);
});
