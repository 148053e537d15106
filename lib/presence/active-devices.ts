import { setTimeout as wait } from 'node:timers/promises';
import { type FactOf, publishFact } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import { processState } from '../context/process-state.ts';
import { newId } from '../contract/values/new-id.ts';

/** How long the other processes have to say which devices they see in use. */
const ANSWER_MS = 150;

interface InUse {
  /** The session or token of the socket. */
  readonly deviceId: string;
  /** Whether its page is in view, so that it shows itself what comes. */
  readonly isVisible: boolean;
}

interface ActiveDevices {
  /** The sockets here of people who are at their device, by person and socket. */
  readonly here: Map<string, Map<string, InUse>>;
  /** What the other processes have answered so far, by question. */
  readonly asked: Map<string, DevicesInUse>;
}

/** By person, the sessions and tokens that are in use, and whether a page of each is in view. */
export type DevicesInUse = Map<string, Map<string, boolean>>;

const devices = processState('active-devices', (): ActiveDevices => ({ here: new Map(), asked: new Map() }));

/** A person is at the device of this socket; null when they no longer are. */
export function noteInUse(ctx: Context, userId: string, socketId: string, inUse: InUse | null): void {
  const { here } = devices(ctx);
  const sockets = here.get(userId) ?? new Map<string, InUse>();
  if (inUse !== null) here.set(userId, sockets.set(socketId, inUse));
  else if (sockets.delete(socketId) && sockets.size === 0) here.delete(userId);
}

/** The devices of these people that are in use just now, in whatever process; also of who hides their presence. */
export async function readDevicesInUse(ctx: Context, userIds: readonly string[]): Promise<DevicesInUse> {
  const found: DevicesInUse = new Map();
  join(found, inUseHere(ctx, userIds));
  // Within one process these are all; and nothing else is heard while Redis is away.
  if (ctx.bus.shared === null || userIds.length === 0) return found;
  const { asked } = devices(ctx);
  const id = newId();
  asked.set(id, found);
  await publishFact(ctx.bus, 'devices:ask', { id, userIds: [...userIds] });
  await wait(ANSWER_MS, undefined, { ref: false });
  asked.delete(id);
  return found;
}

/** Another process asks. */
export function answerInUse(ctx: Context, { id, userIds }: FactOf<'devices:ask'>): void {
  if (devices(ctx).asked.has(id)) return;
  const inUse = inUseHere(ctx, userIds);
  if (inUse.length > 0) void publishFact(ctx.bus, 'devices:answer', { id, devices: inUse });
}

/** Another process has answered. */
export function noteAnswer(ctx: Context, { id, devices: inUse }: FactOf<'devices:answer'>): void {
  const found = devices(ctx).asked.get(id);
  if (found) join(found, inUse);
}

function inUseHere(ctx: Context, userIds: readonly string[]): FactOf<'devices:answer'>['devices'] {
  const { here } = devices(ctx);
  return userIds.flatMap((userId) =>
    [...(here.get(userId)?.values() ?? [])].map((inUse) => ({ userId, ...inUse })),
  );
}

function join(found: DevicesInUse, inUse: FactOf<'devices:answer'>['devices']): void {
  for (const { userId, deviceId, isVisible } of inUse) {
    const own = found.get(userId) ?? new Map<string, boolean>();
    found.set(userId, own.set(deviceId, isVisible || own.get(deviceId) === true));
  }
}
