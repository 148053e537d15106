import type { ClientEventInput, ServerEventPayload } from '../../../lib/contract/events.ts';

type Signal = ClientEventInput<'contact:viewing'>;
type ViewingSignal = ServerEventPayload<'contact:viewing'>;

/** How often a page repeats that a contact is still open, and how long one signal lasts. */
const REPEAT_MS = 10_000;
export const VIEW_LASTS_MS = 25_000;
/** Moving through fields quickly is signalled when it pauses. */
const PAUSE_MS = 150;

/** A person who has the contact open, and the field or item (`phones.a1b2`) that they write in. */
export interface Viewer {
  readonly userId: string;
  readonly field: string | null;
}

interface View extends Viewer {
  readonly receivedAt: number;
}

/** Who else has the contact open that is open here: signals only, which end by themselves. */
export interface Viewing {
  /** What this page has open; null for nothing. */
  show(contactId: string | null, field: string | null): void;
  handle(payload: ViewingSignal): void;
  /** The others who have it open, one for each person; the same array while nothing changed. */
  viewersOf(contactId: string): readonly Viewer[];
  subscribe(listener: () => void): () => void;
  /** From here on signals go out by `say`, until the returned function is called. */
  attach(say: (signal: Signal) => void): () => void;
  /** The connection is new: no other page knows of this one. */
  reconnected(): void;
}

const noViewers: readonly Viewer[] = [];

export function createViewing(now: () => number = Date.now): Viewing {
  let shown: Signal = { contactId: null, field: null };
  let say: ((signal: Signal) => void) | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let views = new Map<string, View>();
  let viewers: readonly Viewer[] = noViewers;
  const listeners = new Set<() => void>();

  const change = (next: Map<string, View>) => {
    views = next;
    const byUser = new Map<string, Viewer>();
    for (const { userId, field } of views.values()) {
      byUser.set(userId, { userId, field: field ?? byUser.get(userId)?.field ?? null });
    }
    viewers = byUser.size === 0 ? noViewers : [...byUser.values()];
    for (const listener of listeners) listener();
  };

  const sayNow = () => {
    clearTimeout(pause);
    pause = undefined;
    say?.(shown);
  };

  return {
    show(contactId, field) {
      if (contactId === shown.contactId && field === shown.field) return;
      const isOther = contactId !== shown.contactId;
      shown = { contactId, field };
      if (isOther) {
        if (views.size > 0) change(new Map());
        sayNow();
      } else pause ??= setTimeout(sayNow, PAUSE_MS);
    },
    handle({ contactId, userId, viewId, field, isHere }) {
      if (contactId !== shown.contactId) return;
      const isNew = !views.has(viewId);
      const next = new Map(views);
      if (isHere) next.set(viewId, { userId, field, receivedAt: now() });
      else next.delete(viewId);
      change(next);
      // A page that opened the contact later does not know of this one.
      if (isHere && isNew) pause ??= setTimeout(sayNow, PAUSE_MS);
    },
    viewersOf: (contactId) => (contactId === shown.contactId ? viewers : noViewers),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach(next) {
      say = next;
      if (shown.contactId !== null) sayNow();
      const timer = setInterval(() => {
        if (shown.contactId !== null) sayNow();
        const living = [...views].filter(([, { receivedAt }]) => now() - receivedAt < VIEW_LASTS_MS);
        if (living.length < views.size) change(new Map(living));
      }, REPEAT_MS);
      return () => {
        clearInterval(timer);
        clearTimeout(pause);
        say = null;
      };
    },
    reconnected() {
      if (shown.contactId !== null) sayNow();
    },
  };
}
