import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContactInput, SomeContactFields } from '../../../lib/contract/contacts/contact.ts';
import { EMPTY_FIELDS } from '../../../lib/contract/contacts/contact-fields.ts';
import { mergeFields } from '../../../lib/contract/contacts/contact-merge.ts';
import { isSame } from '../../../lib/contract/contacts/contact-values.ts';
import { sampleContact } from '../../../lib/testing/samples.ts';
import { Device } from '../../_testing/device.ts';
import type { ContactEditToSave, NewContactToSave, SaveAnswer } from '../rest/save-contact.ts';
import { contactKind, editAfter } from './contact-kind.ts';
import { createOutbox } from './outbox.ts';
import type { ContactRecord, MessageRecord } from './outbox-record.ts';
import { createQueuedSaves } from './queued-saves.ts';

const BLANK: ContactInput = { name: '', ...EMPTY_FIELDS };
const UNREACHABLE: SaveAnswer = { ok: false, code: 'unreachable', message: 'Could not reach the server.' };

type Fate = 'ok' | 'lost before' | 'lost after';

/** The server: creates once by id, merges edits, and loses requests and answers as the script says. */
class Server {
  contacts = new Map<string, ContactInput>();
  created: string[] = [];
  #sent = new Map<string, ContactInput>();
  #fates: Iterator<Fate>;

  constructor(fates: readonly Fate[] = []) {
    this.#fates = fates[Symbol.iterator]();
  }

  save = async (save: ContactEditToSave | NewContactToSave): Promise<SaveAnswer> => {
    await new Promise((resolve) => setImmediate(resolve));
    const fate = this.#fates.next().value ?? 'ok';
    if (fate === 'lost before') return UNREACHABLE;
    const answer = 'changed' in save ? this.#edit(save) : this.#create(save);
    return fate === 'lost after' ? UNREACHABLE : answer;
  };

  #create({ id, ...fields }: NewContactToSave): SaveAnswer {
    if (fields.name === '') return { ok: false, code: 'invalid', message: 'Give a name.' };
    const sent = this.#sent.get(id);
    if (sent && !isSame(sent, fields)) return { ok: false, code: 'id_reused', message: 'Used.' };
    if (!sent) {
      this.created.push(id);
      this.#sent.set(id, fields);
      this.contacts.set(id, fields);
    }
    return this.#saved(id, []);
  }

  #edit({ id, changed, base }: ContactEditToSave): SaveAnswer {
    const theirs = this.contacts.get(id);
    if (!theirs) return { ok: false, code: 'not_found', message: 'There is nothing here.' };
    const { fields, conflicts } = mergeFields({ yours: changed, before: base, theirs });
    this.contacts.set(id, fields);
    return this.#saved(
      id,
      conflicts.map((conflict) => ({ ...conflict, byUserId: 'ben' })),
    );
  }

  #saved(id: string, conflicts: Extract<SaveAnswer, { ok: true }>['conflicts']): SaveAnswer {
    return { ok: true, contact: sampleContact({ id, name: this.contacts.get(id)?.name ?? '' }), conflicts };
  }
}

function openTab(device: Device, server: Server) {
  const answers: { record: ContactRecord; answer: SaveAnswer }[] = [];
  const outbox = createOutbox({
    userId: 'me',
    storage: device.storage,
    exclusively: (name, work) => device.exclusively(name, work),
    isConnected: () => device.isOnline,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    notifyTabs: () => device.notifyOthers(outbox),
    onChange: () => undefined,
    kinds: {
      message: {
        canSend: () => false,
        send: (_record: MessageRecord) => Promise.reject(new Error('No message is sent here.')),
        onRefused: () => null,
      },
      contact: {
        ...contactKind((record, answer) => saves.answered(record, answer, true), server.save),
        canSend: () => device.isOnline,
      },
    },
  });
  device.tabs.add(outbox);
  const saves = createQueuedSaves(async () => outbox);
  saves.handleOthers((record, answer) => {
    answers.push({ record, answer });
    return true;
  });
  return {
    outbox,
    answers,
    create: (id: string, fields: Partial<ContactInput>) =>
      saves.add({ contactId: id, changed: { ...BLANK, ...fields }, base: null, form: fields }),
    edit: (id: string, changed: SomeContactFields, base: SomeContactFields) =>
      saves.add({ contactId: id, changed, base, form: changed }),
  };
}

async function emptied(device: Device) {
  for (let i = 0; i < 3000 && (await device.storage.all('me')).length > 0; i += 1)
    await new Promise((resolve) => setImmediate(resolve));
  expect(await device.storage.all('me')).toEqual([]);
}

test('a contact created offline in one tab and saved again in a second exists once, whatever the server loses', async () => {
  const fate = fc.constantFrom<Fate>('ok', 'lost before', 'lost after');
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 8 }), fc.boolean(), async (fates, isSameContent) => {
      const device = new Device();
      const server = new Server(fates);
      device.isOnline = false;
      const [one, two] = [openTab(device, server), openTab(device, server)];
      await one.outbox.start();
      await two.outbox.start();
      await one.create('c', { name: 'Ada' });
      await two.create('c', isSameContent ? { name: 'Ada' } : { name: 'Ada', title: 'Countess' });
      await device.setOnline(true);
      await emptied(device);
      expect(server.created).toEqual(['c']);
      expect(server.contacts.get('c')).toMatchObject({ name: 'Ada', title: isSameContent ? '' : 'Countess' });
      expect([...one.answers, ...two.answers].some(({ answer }) => answer.ok && answer.conflicts[0])).toBe(
        false,
      );
    }),
    { numRuns: 100 },
  );
});

test('two tabs that create one contact at the same moment fill it together; what they filled differently is named', async () => {
  const device = new Device();
  const server = new Server();
  device.isOnline = false;
  const [one, two] = [openTab(device, server), openTab(device, server)];
  for (const { outbox } of [one, two]) await outbox.start();
  // Neither knows of the other's record yet.
  await Promise.all([
    one.create('c', { name: 'Ada', title: 'Countess' }),
    two.create('c', { name: 'Ada', title: 'Clerk', notes: 'typed' }),
  ]);
  await device.setOnline(true);
  await emptied(device);
  expect(server.created).toEqual(['c']);
  const [title] = [one, two].flatMap(({ answers }) =>
    answers.flatMap(({ answer }) => (answer.ok ? answer.conflicts : [])),
  );
  expect(title).toMatchObject({ field: 'title', itemId: null });
  expect(server.contacts.get('c')?.notes).toBe('typed');
});

test("a person's saves of one contact go in order, and never meet each other as another person's", async () => {
  const device = new Device();
  const server = new Server(['lost after', 'lost after']);
  server.contacts.set('c', { ...BLANK, name: 'Ada', title: 'A' });
  device.isOnline = false;
  const tab = openTab(device, server);
  await tab.outbox.start();
  await tab.edit('c', { title: 'B' }, { title: 'A' });
  await tab.edit('c', { title: 'C', notes: 'n' }, { title: 'A', notes: '' });
  await device.setOnline(true);
  await emptied(device);
  expect(server.contacts.get('c')).toMatchObject({ title: 'C', notes: 'n' });
  expect(tab.answers.filter(({ answer }) => answer.ok && answer.conflicts.length > 0)).toEqual([]);
});

test('a save counts as delayed when its first try came to nothing or could not be made, also on a later page', async () => {
  const base = { title: 'A' };
  const edited = async (fates: readonly Fate[], isOnline: boolean) => {
    const device = new Device();
    const server = new Server(fates);
    server.contacts.set('c', { ...BLANK, name: 'Ada', title: 'A' });
    device.isOnline = isOnline;
    const tab = openTab(device, server);
    await tab.outbox.start();
    await tab.edit('c', { title: 'B' }, base);
    return { device, server, tab };
  };
  const delays = (answers: readonly { record: ContactRecord; answer: SaveAnswer }[]) =>
    answers.filter(({ answer }) => answer.ok).map(({ record }) => record.isDelayed);

  const atOnce = await edited([], true);
  await emptied(atOnce.device);
  expect(delays(atOnce.tab.answers)).toEqual([false]);

  const lost = await edited(['lost before'], true);
  await emptied(lost.device);
  expect(delays(lost.tab.answers)).toEqual([true]);

  const { device, server, tab } = await edited([], false);
  await expect.poll(() => device.storage.all('me')).toMatchObject([{ isDelayed: true }]);
  tab.outbox.stop();
  device.tabs.delete(tab.outbox);
  device.isOnline = true;
  const later = openTab(device, server);
  await later.outbox.start();
  await emptied(device);
  expect(delays(later.answers)).toEqual([true]);
});

test('what is refused leaves the outbox with all that was built on it, after its answer was handled', async () => {
  const device = new Device();
  const server = new Server();
  device.isOnline = false;
  const tab = openTab(device, server);
  await tab.outbox.start();
  await tab.create('c', { name: '' });
  await tab.create('c', { name: '', notes: 'more' });
  await device.setOnline(true);
  await emptied(device);
  expect(tab.answers).toMatchObject([{ record: { contactId: 'c' }, answer: { ok: false, code: 'invalid' } }]);
  expect(server.contacts.size).toBe(0);
});

test('a save of what is queued already is that save', () => {
  const queued = [{ changed: { title: 'B' }, base: { title: 'A' } }];
  expect(editAfter(queued, { changed: { title: 'B' }, base: { title: 'A' } })).toBeNull();
  expect(editAfter(queued, { changed: { title: 'A', notes: 'n' }, base: { title: 'A', notes: '' } })).toEqual(
    {
      changed: { title: 'A', notes: 'n' },
      base: { title: 'B', notes: '' },
    },
  );
  expect(editAfter([], { changed: { title: 'B' }, base: { title: 'A' } })).toEqual(queued[0]);
});
