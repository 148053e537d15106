import { afterAll, beforeAll, expect, it } from 'vitest';
import { updateMe } from '../../accounts/profile/update-me.ts';
import { saveSubscription } from '../../accounts/push/save-subscription.ts';
import { openSession } from '../../accounts/sessions/open-session.ts';
import { createContact } from '../../contacts/edit/create-contact.ts';
import type { Context } from '../../context/context.ts';
import { contactInputSchema } from '../../contract/contacts/contact.ts';
import { type PushService, startPushService } from '../../testing/push-service/push-service.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { createPushSender } from '../push/push-sender.ts';
import { createPushThread } from '../push/push-thread.ts';
import { birthdayNotice, notifyOfBirthdays } from './birthday-notices.ts';

let service: PushService;
let workspace: TestContext;
let ctx: Context;
let now = new Date();

beforeAll(async () => {
  service = await startPushService();
  workspace = await createTestContext({ PUSH_HOSTS: service.host });
  ctx = { ...workspace.ctx, now: () => now };
  ctx.state.set('push-thread', createPushThread({ ca: service.certificate }));
});
afterAll(async () => {
  await workspace.close();
  await service.close();
  expect(service.problems).toEqual([]);
});

async function onPhone(caller: Caller) {
  const device = service.addDevice();
  const sessionId = await openSession(ctx, { address: '192.0.2.7', device: 'iPhone' }, caller.userId);
  await saveSubscription(ctx, { ...caller, sessionId }, device.subscription);
  return () => device.received.map(({ notification }) => notification.body);
}

const notify = (at: Date) => {
  now = at;
  return notifyOfBirthdays(ctx, createPushSender(ctx));
};

it('notifies once in the morning of the day, by the clock of each person who wants it, and not while it is quiet', async () => {
  // The clock of sessions and of pushes is that of this machine: the day is tomorrow.
  const day = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
  const at = (time: string) => new Date(`${day}T${time}:00Z`);
  const [ada, ben, eve] = await Promise.all(['ada', 'ben', 'eve'].map((name) => addPerson(ctx, name)));
  if (!ada || !ben || !eve) throw new Error('Nobody was made.');
  const [adas, bens, eves] = await Promise.all([ada, ben, eve].map(onPhone));
  const birthday = `1980${day.slice(4)}`;
  await createContact(ctx, ada, contactInputSchema.parse({ name: 'Grace', birthday, userId: eve.userId }));
  await updateMe(ctx, ada, { timeZone: 'Etc/UTC', settings: { birthdayNotices: true } });
  const span = { from: '08:00', to: '11:00' };
  const days = { mon: span, tue: span, wed: span, thu: span, fri: span, sat: span, sun: span };
  const quietHours = { timeZone: 'Etc/UTC', days, isShownToSenders: false, allowsUrgent: false };
  await updateMe(ctx, eve, { timeZone: 'Etc/UTC', settings: { birthdayNotices: true, quietHours } });

  expect(await notify(at('08:59'))).toBe(0);
  expect(await notify(at('09:00'))).toBe(1);
  expect(await notify(at('09:05'))).toBe(0);
  const turns = Number(day.slice(0, 4)) - 1980;
  expect(adas?.()).toEqual([`Grace turns ${turns} today.`]);
  // Ben did not want it; of her own birthday Eve is not told.
  await createContact(ctx, ada, contactInputSchema.parse({ name: 'Bob', birthday: `-${day.slice(4)}` }));
  expect(await notify(at('10:59'))).toBe(0);
  expect(await notify(at('11:01'))).toBe(1);
  expect(eves?.()).toEqual(['It is the birthday of Bob.']);
  expect(bens?.()).toEqual([]);
  expect(adas?.()).toHaveLength(1);
});

it('says one, or how many', () => {
  const born = ['Ada', 'Ben', 'Cleo', 'Dan'].map((name) => ({ _id: name, name, birthday: '--03-01' }));
  expect(birthdayNotice(born.slice(0, 1), '2026-03-01')).toMatchObject({ path: '/contacts/Ada' });
  expect(birthdayNotice(born.slice(0, 2), '2026-03-01').body).toBe('Ada and Ben have their birthday today.');
  expect(birthdayNotice(born, '2026-03-01')).toMatchObject({
    title: '4 birthdays',
    body: 'Ada, Ben and 2 others have their birthday today.',
    path: '/contacts/birthdays',
  });
});
