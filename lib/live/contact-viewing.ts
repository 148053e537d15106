import { randomUUID } from 'node:crypto';
import { everyoneBlockedWith } from '../accounts/blocks/blocks.ts';
import { readSettings } from '../accounts/profile/read-settings.ts';
import { publishFact } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import { consume } from '../limits/rate-limit.ts';
import { rooms } from './rooms.ts';
import type { LiveSocket } from './sockets.ts';

interface OpenContact {
  readonly viewId: string;
  contactId: string | null;
  /** Others see it; not of a person who hides their presence. */
  isShown: boolean;
}

const openContacts = new WeakMap<LiveSocket, OpenContact>();

function openContactOf(socket: LiveSocket): OpenContact {
  const known = openContacts.get(socket);
  if (known) return known;
  const opened: OpenContact = { viewId: randomUUID(), contactId: null, isShown: false };
  openContacts.set(socket, opened);
  return opened;
}

/**
 * Publishes to the pages with the same contact open that this one has it, too, and in which field the person writes; not
 * to those who block the person or are blocked. One
 * contact for each socket; opening another one, or none, leaves the one before. Passes, and is never stored.
 */
export async function viewContact(
  ctx: Context,
  socket: LiveSocket,
  { contactId, field }: { readonly contactId: string | null; readonly field: string | null },
): Promise<void> {
  const { userId } = socket.data.caller;
  await consume(ctx, 'view', userId);
  const opened = openContactOf(socket);
  if (opened.contactId !== contactId) await leave(ctx, socket, opened);
  opened.contactId = contactId;
  if (contactId === null || !socket.connected) return;
  await socket.join(rooms.contact(contactId));
  const [{ hidePresence }, hiddenFrom] = await Promise.all([
    readSettings(ctx, userId),
    everyoneBlockedWith(ctx, userId),
  ]);
  if (hidePresence) return;
  // Closed meanwhile: the end has been published already.
  if (!socket.connected || opened.contactId !== contactId) return;
  opened.isShown = true;
  const { viewId } = opened;
  const hidden = hiddenFrom.length === 0 ? {} : { hiddenFrom };
  await publishFact(ctx.bus, 'viewing', { contactId, userId, viewId, field, isHere: true, ...hidden });
}

/** A page whose connection ends has nothing open any more, whatever ended it. */
export function watchViewer(ctx: Context, socket: LiveSocket): void {
  socket.on('disconnect', () => {
    const opened = openContacts.get(socket);
    if (opened)
      leave(ctx, socket, opened).catch((error: unknown) => ctx.log.warn({ err: error }, 'not published'));
  });
}

async function leave(ctx: Context, socket: LiveSocket, opened: OpenContact): Promise<void> {
  const { contactId, viewId } = opened;
  if (contactId === null) return;
  opened.contactId = null;
  await socket.leave(rooms.contact(contactId));
  if (!opened.isShown) return;
  opened.isShown = false;
  const { userId } = socket.data.caller;
  await publishFact(ctx.bus, 'viewing', { contactId, userId, viewId, field: null, isHere: false });
}
