import { generateKeyPairSync } from 'node:crypto';
import type { Context } from '../context/context.ts';
import { processState } from '../context/process-state.ts';
import { readWorkspaceId, workspaces } from '../store/workspace-id.ts';

/** A key pair of P-256 for VAPID (RFC 8292), base64url: the public key as an uncompressed point. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

const kept = processState('vapid-keys', () => ({ keys: null as VapidKeys | null }));

/** The keys of this workspace, made the first time that any process asks, and never changed. */
export async function readVapidKeys(ctx: Context): Promise<VapidKeys> {
  const known = kept(ctx);
  known.keys ??= await readOrMake(ctx);
  return known.keys;
}

async function readOrMake(ctx: Context): Promise<VapidKeys> {
  const own = { _id: 'workspace' as const };
  const before = await workspaces.in(ctx.db).findOne(own);
  if (before?.vapid) return before.vapid;
  await readWorkspaceId(ctx.db);
  // Guarded: of several processes that make keys at once, those of one stay.
  await workspaces
    .in(ctx.db)
    .updateOne({ ...own, vapid: { $exists: false } }, { $set: { vapid: makeKeys() } });
  const stored = await workspaces.in(ctx.db).findOne(own);
  if (!stored?.vapid) throw new Error('The workspace has no document to keep its keys in.');
  return stored.vapid;
}

function makeKeys(): VapidKeys {
  const {
    x = '',
    y = '',
    d = '',
  } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    format: 'jwk',
  });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return { publicKey: point.toString('base64url'), privateKey: d };
}
