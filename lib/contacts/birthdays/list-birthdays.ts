import { z } from 'zod';
import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import {
  addDays,
  BIRTHDAYS_AHEAD,
  bornOn,
  nextBirthday,
  type PlainDay,
  todayIn,
} from '../../contract/contacts/birthdays.ts';
import type { ComingBirthday } from '../../contract/contacts/contact-find.ts';
import { birthdayTerm } from '../../contract/contacts/contact-search.ts';
import { compareKeys } from '../../contract/contacts/name-order.ts';
import type { Page } from '../../contract/values/paging.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import { afterPosition, type NamePosition } from '../../store/name-page.ts';
import { readAll } from '../../store/read-all.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ContactDoc, contacts } from '../contacts.ts';
import { BY_TERM } from '../search/search-filter.ts';
import { contactsFor } from '../stored/contact-for.ts';
import { contactProjection, type StoredContact } from '../stored/to-contact.ts';

interface ListBirthdays {
  /** The first day; that of the caller's clock when it is left out. */
  readonly from?: PlainDay | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 50;
const cursorSchema = z.tuple([z.iso.date(), z.number().int().min(0), z.string(), z.string()]);

/** The birthdays of the next 30 days, in their order, of one day by name. Throws `invalid` on a bad cursor. */
export async function listBirthdays(
  ctx: Context,
  caller: Caller,
  { from, limit = DEFAULT_LIMIT, cursor }: ListBirthdays,
): Promise<Page<ComingBirthday>> {
  const start = cursor === undefined ? null : decodeCursor(cursor, cursorSchema);
  const first = start?.[0] ?? from ?? (await todayOf(ctx, caller));
  const found: Born[] = [];
  const few = await ifFew(ctx, first);
  for (let day = start?.[1] ?? 0; day <= BIRTHDAYS_AHEAD && found.length <= limit; day += 1) {
    const after: OfDay['after'] = start !== null && start[1] === day ? [start[2], start[3]] : null;
    const ofDay = { after, limit: limit + 1 - found.length };
    const docs = few ? few(addDays(first, day), ofDay) : await bornOnDay(ctx, addDays(first, day), ofDay);
    found.push(...docs.map((doc) => ({ day, doc })));
  }
  const page = found.slice(0, limit);
  const seen = await contactsFor(
    ctx,
    caller,
    page.map(({ doc }) => doc),
  );
  const items = seen.flatMap((contact): ComingBirthday[] => {
    const next = nextBirthday(contact.birthday, first);
    return next === null ? [] : [{ contact, ...next }];
  });
  const last = page.at(-1);
  return {
    items,
    nextCursor:
      last && found.length > limit ? encodeCursor([first, last.day, last.doc.nameKey, last.doc._id]) : null,
  };
}

interface Born {
  /** How many days ahead. */
  readonly day: number;
  readonly doc: StoredContact;
}

/** So many contacts are read at once; with more, day by day. */
const FEW = 500;

/** How to find the contacts of a day among all of the next 30 days, by one reading; null when they are too many for that. */
async function ifFew(
  ctx: Context,
  first: PlainDay,
): Promise<((date: PlainDay, ofDay: OfDay) => StoredContact[]) | null> {
  const days = Array.from({ length: BIRTHDAYS_AHEAD + 1 }, (_, day) => addDays(first, day));
  const terms = [...new Set(days.flatMap(bornOn))].map(birthdayTerm);
  const docs = await readAll(
    contacts
      .in(ctx.db)
      .find(
        { words: { $in: terms }, deletedAt: null },
        { limit: FEW + 1, projection: contactProjection, hint: BY_TERM },
      ),
  );
  if (docs.length > FEW) return null;
  docs.sort((a, b) => compareKeys(a.nameKey, b.nameKey) || compareKeys(a._id, b._id));
  return (date, { after, limit }) => {
    const own = new Set(bornOn(date));
    const [key, id] = after ?? ['', ''];
    const isAfter = (doc: StoredContact) =>
      after === null || (compareKeys(doc.nameKey, key) || compareKeys(doc._id, id)) > 0;
    return docs.filter((doc) => own.has(doc.birthday.slice(-5)) && isAfter(doc)).slice(0, limit);
  };
}

interface OfDay {
  /** After the contact of this name and id. */
  readonly after: NamePosition | null;
  readonly limit: number;
}

/** The contacts whose birthday is on a day, by name. */
export async function bornOnDay(
  ctx: Context,
  date: PlainDay,
  { after, limit }: OfDay,
): Promise<StoredContact[]> {
  const past = afterPosition<ContactDoc>('nameKey', after);
  return await readAll(
    contacts
      .in(ctx.db)
      .find(
        { words: { $in: bornOn(date).map(birthdayTerm) }, deletedAt: null, ...past },
        { sort: { nameKey: 1, _id: 1 }, limit, projection: contactProjection, hint: BY_TERM },
      ),
  );
}

async function todayOf(ctx: Context, { userId }: Caller): Promise<PlainDay> {
  const person = await users
    .in(ctx.db)
    .findOne({ _id: userId }, { projection: { timeZone: 1, browserTimeZone: 1 } });
  return todayIn(person?.timeZone ?? person?.browserTimeZone ?? 'UTC', ctx.now());
}
