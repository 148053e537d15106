import { randomUUID } from 'node:crypto';
import { publishFact } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import { consume } from '../limits/rate-limit.ts';
import { rooms } from './rooms.ts';
import type { LiveSocket } from './sockets.ts';

interface OpenContact {
  readonly viewId: string;
  contactId: string | null;
}

const views = new WeakMap<LiveSocket, OpenContact>();

function viewOf(socket: LiveSocket): OpenContact {
  const known = views.get(socket);
  if (known) return known;
  const view: OpenContact = { viewId: randomUUID(), contactId: null };
  views.set(socket, view);
  return view;
}

/**
 * Tells those who have the same contact open that this page has it, too, and in which field the person writes. One
 * contact for each socket; opening another one, or none, leaves the one before. Passes, and is never stored.
 */
export async function viewContact(
  ctx: Context,
  socket: LiveSocket,
  { contactId, field }: { readonly contactId: string | null; readonly field: string | null },
): Promise<void> {
  const { userId } = socket.data.caller;
  await consume(ctx, 'view', userId);
  const view = viewOf(socket);
  if (view.contactId !== contactId) await leave(ctx, socket, view);
  view.contactId = contactId;
  if (contactId === null || !socket.connected) return;
  await socket.join(rooms.contact(contactId));
  await publishFact(ctx.bus, 'viewing', { contactId, userId, viewId: view.viewId, field, isHere: true });
}

/** A page whose connection ends has nothing open any more, whatever ended it. */
export function watchViewer(ctx: Context, socket: LiveSocket): void {
  socket.on('disconnect', () => {
    const view = views.get(socket);
    if (view) leave(ctx, socket, view).catch((error: unknown) => ctx.log.warn({ err: error }, 'not told'));
  });
}

async function leave(ctx: Context, socket: LiveSocket, view: OpenContact): Promise<void> {
  const { contactId, viewId } = view;
  if (contactId === null) return;
  view.contactId = null;
  await socket.leave(rooms.contact(contactId));
  const { userId } = socket.data.caller;
  await publishFact(ctx.bus, 'viewing', { contactId, userId, viewId, field: null, isHere: false });
}
