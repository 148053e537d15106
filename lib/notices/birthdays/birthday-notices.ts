import { inUse } from '../../accounts/policy.ts';
import { readPushDevices } from '../../accounts/push/subscriptions.ts';
import { type UserDoc, users } from '../../accounts/users.ts';
import { bornOnDay } from '../../contacts/birthdays/list-birthdays.ts';
import type { StoredContact } from '../../contacts/stored/to-contact.ts';
import type { Context } from '../../context/context.ts';
import { nextBirthday, type PlainDay, todayIn } from '../../contract/contacts/birthdays.ts';
import { clockOf, quietUntil } from '../../contract/notices/quiet-hours.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { defineCollection } from '../../store/collection.ts';
import { pushToDevices } from '../deliver/deliver.ts';
import { pushPayload, type ShownNotice } from '../push/payload.ts';
import type { PushSender } from '../push/push-sender.ts';

/** By the clock of who is notified. */
const FROM = '09:00';
/** So many contacts of one day are looked at, and so many of them named. */
const CONTACTS_MAX = 200;
const NAMES_MAX = 3;
/** A notice that a process began and did not send is sent by another one this much later. */
const TAKEN_OVER_MS = 2 * 60 * 1000;
const KEPT_SECONDS = 3 * 24 * 60 * 60;

/** That a person is notified of the birthdays of a day: once, by whatever process. */
interface BirthdayNoticeDoc {
  /** The person and the day: `userId:2026-03-01`. */
  _id: string;
  at: Date;
  isSent: boolean;
}

export const birthdayNotices = defineCollection<BirthdayNoticeDoc>('birthdayNotices', [
  { key: { at: 1 }, name: 'at', expireAfterSeconds: KEPT_SECONDS },
]);

/** The filter of those of a person, of whatever day. */
export function birthdayNoticesOf(userId: string) {
  return { _id: { $gte: `${userId}:`, $lt: `${userId};` } };
}

type Person = Pick<UserDoc, '_id' | 'settings' | 'timeZone' | 'browserTimeZone'>;

/**
 * Notifies those who want it of the birthdays of their day, in its morning and not while it is quiet for them; at once when no
 * process ran in the morning. Resolves to how many people were notified.
 */
export async function notifyOfBirthdays(ctx: Context, sender: PushSender): Promise<number> {
  const wanting = users
    .in(ctx.db)
    .find(
      { 'settings.birthdayNotices': true, ...inUse },
      { projection: { settings: 1, timeZone: 1, browserTimeZone: 1 } },
    );
  const byDay = new Map<PlainDay, Promise<StoredContact[]>>();
  let notified = 0;
  for await (const person of wanting) {
    const day = dueDay(person, ctx.now());
    if (day === null || !(await claim(ctx, person._id, day))) continue;
    const born = byDay.get(day) ?? bornOnDay(ctx, day, { after: null, limit: CONTACTS_MAX });
    byDay.set(day, born);
    // One's own birthday is no news.
    const others = (await born).filter(({ userId }) => userId !== person._id);
    if (others.length > 0 && (await push(ctx, sender, { userId: person._id, day, born: others })))
      notified += 1;
    await birthdayNotices.in(ctx.db).updateOne({ _id: `${person._id}:${day}` }, { $set: { isSent: true } });
  }
  return notified;
}

/** The day of which a person is to be notified now, if it is not done yet; null before its morning, and while it is quiet. */
function dueDay({ settings, timeZone, browserTimeZone }: Person, now: Date): PlainDay | null {
  const zone = timeZone ?? browserTimeZone ?? 'UTC';
  const isMorning = clockOf(zone, now) >= FROM;
  const isQuiet = quietUntil(settings?.quietHours ?? null, now) !== null;
  return isMorning && !isQuiet ? todayIn(zone, now) : null;
}

async function claim(ctx: Context, userId: string, day: PlainDay): Promise<boolean> {
  const [_id, at] = [`${userId}:${day}`, ctx.now()];
  const known = await birthdayNotices.in(ctx.db).findOne({ _id });
  if (known?.isSent) return false;
  if (known) {
    const died = { _id, isSent: false, at: { $lt: new Date(at.getTime() - TAKEN_OVER_MS) } };
    const { modifiedCount } = await birthdayNotices.in(ctx.db).updateOne(died, { $set: { at } });
    return modifiedCount > 0;
  }
  try {
    await birthdayNotices.in(ctx.db).insertOne({ _id, at, isSent: false });
    return true;
  } catch (error) {
    if (!isDuplicate(error, '_id')) throw error;
    return false;
  }
}

interface BirthdaysOfDay {
  readonly userId: string;
  readonly day: PlainDay;
  readonly born: readonly StoredContact[];
}

/** Resolves to whether there was a device to push to. */
async function push(
  ctx: Context,
  sender: PushSender,
  { userId, day, born }: BirthdaysOfDay,
): Promise<boolean> {
  const devices = await readPushDevices(ctx, [userId]);
  if (devices.length === 0) return false;
  await pushToDevices(ctx, sender, {
    // A page in view does not say it by itself.
    devices: devices.map((device) => ({ ...device, isInView: false })),
    done: [],
    isLastTry: true,
    push: {
      payload: pushPayload(ctx, birthdayNotice(born, day)),
      isUrgent: false,
      topic: `birthdays ${userId}`,
    },
  });
  return true;
}

/** "Ada turns 40 today", "Ada, Ben and 2 others have their birthday today". */
export function birthdayNotice(
  born: readonly Pick<StoredContact, '_id' | 'name' | 'birthday'>[],
  day: PlainDay,
): ShownNotice {
  const [first] = born;
  const tag = 'parley birthdays';
  if (born.length === 1 && first) {
    const turns = nextBirthday(first.birthday, day)?.turns ?? null;
    const body =
      turns === null || turns === 0
        ? `It is the birthday of ${first.name}.`
        : `${first.name} turns ${turns} today.`;
    return { title: `Birthday: ${first.name}`, body, path: `/contacts/${first._id}`, tag };
  }
  const named = born.slice(0, born.length > NAMES_MAX ? NAMES_MAX - 1 : NAMES_MAX).map(({ name }) => name);
  const others = born.length - named.length;
  const who = new Intl.ListFormat('en-GB').format([...named, ...(others > 0 ? [`${others} others`] : [])]);
  return {
    title: `${born.length} birthdays`,
    body: `${who} have their birthday today.`,
    path: '/contacts/birthdays',
    tag,
  };
}
