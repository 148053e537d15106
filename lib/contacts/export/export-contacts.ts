import type { Filter } from 'mongodb';
import type { Context } from '../../context/context.ts';
import { caseKey } from '../../contract/values/text.ts';
import { createFairPace } from '../../limits/pace.ts';
import type { Pace } from '../../process/pace.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ContactDoc, contactPhotos, contacts } from '../contacts.ts';
import { photoId } from '../edit/photo.ts';
import { type CsvShape, csvContact, csvHead } from '../formats/write-csv.ts';
import { type VCardVersion, writeVCard } from '../formats/write-vcard.ts';
import { favouriteIds } from '../stored/favourites.ts';
import { contactProjection, type StoredContact, toContact } from '../stored/to-contact.ts';

interface ExportContacts {
  readonly format: 'csv' | 'vcard';
  readonly version?: VCardVersion | undefined;
  readonly tag?: string | undefined;
  readonly favourite?: boolean | undefined;
  /** Only these. */
  readonly ids?: readonly string[] | undefined;
}

/** The address book, or its contacts with a tag, the caller's favourites or those that are named, by name, as a file that is streamed. */
export async function* exportContacts(
  ctx: Context,
  caller: Caller,
  { format, version = '3.0', tag, favourite, ids }: ExportContacts,
): AsyncGenerator<string> {
  const filter: Filter<ContactDoc> = {
    deletedAt: null,
    ...(tag === undefined ? {} : { tagKeys: caseKey(tag) }),
    ...(favourite ? { _id: { $in: await favouriteIds(ctx, caller) } } : {}),
    ...(ids === undefined ? {} : { _id: { $in: [...ids] } }),
  };
  // Few are looked up by their ids; in the order of names the whole address book would be read for them.
  const options = filter._id === undefined ? {} : { hint: '_id_' };
  const read = () =>
    contacts.in(ctx.db).find(filter, {
      sort: { nameKey: 1, _id: 1 },
      projection: contactProjection,
      batchSize: 500,
      ...options,
    });
  const pace = createFairPace(ctx, caller.userId);
  if (format === 'vcard') {
    for await (const doc of read()) {
      yield writeVCard(toContact(doc), version, await photoOf(ctx, doc));
      await pace();
    }
    return;
  }
  const shape = await shapeOf(ctx, filter, pace);
  // With a byte order mark, so that spreadsheets read it as UTF-8.
  yield `\ufeff${csvHead(shape)}`;
  for await (const doc of read()) {
    yield csvContact(toContact(doc), shape);
    await pace();
  }
}

async function photoOf(ctx: Context, { _id, photo }: StoredContact) {
  if (photo === null || photo === undefined) return null;
  const kept = await contactPhotos.in(ctx.db).findOne({ _id: photoId(_id, photo) }, { promoteBuffers: true });
  return kept && { type: kept.type, bytes: kept.bytes };
}

/** How many columns of each kind are needed: the first line names them, so the store is asked before. */
async function shapeOf(ctx: Context, filter: Filter<ContactDoc>, pace: Pace): Promise<CsvShape> {
  const most = { phones: 0, emails: 0, addresses: 0, websites: 0, customFields: 0, hasExtra: false };
  const docs = contacts.in(ctx.db).find(filter, {
    projection: {
      _id: 0,
      'phones.label': 1,
      'emails.label': 1,
      'addresses.label': 1,
      'websites.label': 1,
      'customFields.label': 1,
      extra: 1,
    },
    batchSize: 1_000,
  });
  for await (const doc of docs) {
    for (const field of ['phones', 'emails', 'addresses', 'websites', 'customFields'] as const) {
      most[field] = Math.max(most[field], doc[field]?.length ?? 0);
    }
    most.hasExtra ||= (doc.extra?.length ?? 0) > 0;
    await pace();
  }
  return most;
}
