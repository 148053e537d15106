import { setTimeout as wait } from 'node:timers/promises';
import { recordSeen } from '../accounts/people/record-seen.ts';
import { readSettings } from '../accounts/profile/read-settings.ts';
import { type FactOf, publishFact } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import type { PresenceState } from '../contract/accounts/account.ts';
import { newId } from '../contract/values/new-id.ts';
import { PRESENCE_TTL_MS, presenceOf, removePresence, renewPresence } from '../presence/presence.ts';

/** A reload or a short loss of the network does not show as going away. */
const LEAVE_GRACE_MS = 3_000;
/** How long the other processes have to say that they still see a person. */
const ANSWER_MS = 500;

type Activity = 'active' | 'away';

/**
 * Keeps the presence of the people connected to this process: one key per person on the bus, renewed while a socket
 * of theirs is open, and published when it changes. Several tabs, devices and processes count as one person.
 */
export class PresenceKeeper {
  readonly #ctx: Context;
  readonly #processId = newId();
  /** The sockets here of each person, and what each said last. */
  readonly #local = new Map<string, Map<string, Activity>>();
  /** What was published last of each person who is not offline. */
  readonly #published = new Map<string, PresenceState>();
  /** Those here who hide their presence. */
  readonly #hidden = new Set<string>();
  readonly #onExpired: (userId: string) => void;
  readonly #timer: NodeJS.Timeout;

  constructor(ctx: Context, onExpired: (userId: string) => void) {
    this.#ctx = ctx;
    this.#onExpired = onExpired;
    this.#timer = setInterval(() => this.#attempt(this.#renew()), PRESENCE_TTL_MS / 2.5);
    this.#timer.unref();
  }

  arrive(userId: string, socketId: string): void {
    const sockets = this.#local.get(userId) ?? new Map<string, Activity>();
    this.#local.set(userId, sockets.set(socketId, 'active'));
    this.#attempt(this.#show(userId));
  }

  setActivity(userId: string, socketId: string, activity: Activity): void {
    const sockets = this.#local.get(userId);
    if (sockets?.has(socketId) !== true || sockets.get(socketId) === activity) return;
    sockets.set(socketId, activity);
    this.#attempt(this.#show(userId));
  }

  /** A person hid their presence, or shows it again. */
  settingChanged(userId: string): void {
    this.#attempt(this.#show(userId));
  }

  leave(userId: string, socketId: string): void {
    this.#local.get(userId)?.delete(socketId);
    this.#attempt(this.#leaveAfterGrace(userId));
  }

  /** Another process asks who still sees this person. */
  answer(ask: FactOf<'presence:ask'>): void {
    const state = this.#stateOf(ask.userId);
    if (ask.processId === this.#processId || state === 'offline' || this.#hidden.has(ask.userId)) return;
    if (state === 'online' || ask.state === 'offline') {
      this.#attempt(renewPresence(this.#ctx.bus, ask.userId, state, this.#processId));
    }
  }

  /** Remembers what was published, so that an expired key can be noticed later. */
  notePublished({ userId, presence }: FactOf<'presence'>): void {
    if (presence === 'offline') this.#published.delete(userId);
    else this.#published.set(userId, presence);
  }

  /** Takes every person here offline at once, for a process that ends in order. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    const userIds = [...this.#local.keys()];
    this.#local.clear();
    // A key that cannot be taken away now ends by itself.
    await Promise.allSettled(userIds.map((userId) => removePresence(this.#ctx.bus, userId, this.#processId)));
  }

  #stateOf(userId: string): PresenceState {
    const activities = [...(this.#local.get(userId)?.values() ?? [])];
    if (activities.length === 0) return 'offline';
    return activities.includes('active') ? 'online' : 'away';
  }

  /** Renews what this process sees; away only when no other process sees the person active. */
  async #show(userId: string): Promise<void> {
    const state = this.#stateOf(userId);
    if (state === 'offline') return;
    if ((await readSettings(this.#ctx, userId)).hidePresence) return await this.#hide(userId);
    this.#hidden.delete(userId);
    const before = (await presenceOf(this.#ctx, [userId])).get(userId);
    await renewPresence(this.#ctx.bus, userId, state, this.#processId);
    if (state === 'away') await this.#ask(userId, state);
    const now = (await presenceOf(this.#ctx, [userId])).get(userId) ?? state;
    if (now !== before || this.#published.get(userId) !== now) await this.#publish(userId, now);
  }

  /** Hidden: no process renews their key, and those who saw them see them go, without a time. */
  async #hide(userId: string): Promise<void> {
    this.#hidden.add(userId);
    await removePresence(this.#ctx.bus, userId, this.#processId);
    if (!this.#published.has(userId)) return;
    await publishFact(this.#ctx.bus, 'presence', { userId, presence: 'offline', lastSeenAt: null });
  }

  async #leaveAfterGrace(userId: string): Promise<void> {
    await recordSeen(this.#ctx, userId);
    await wait(LEAVE_GRACE_MS, undefined, { ref: false });
    if (this.#stateOf(userId) !== 'offline') return await this.#show(userId);
    this.#local.delete(userId);
    if (this.#hidden.delete(userId)) return;
    await this.#ask(userId, 'offline');
    if (this.#stateOf(userId) !== 'offline') return;
    if (await removePresence(this.#ctx.bus, userId, this.#processId)) await this.#publish(userId, 'offline');
  }

  async #ask(userId: string, state: PresenceState): Promise<void> {
    await publishFact(this.#ctx.bus, 'presence:ask', { userId, processId: this.#processId, state });
    await wait(ANSWER_MS, undefined, { ref: false });
  }

  async #publish(userId: string, presence: PresenceState): Promise<void> {
    const lastSeenAt = this.#ctx.now().toISOString();
    await publishFact(this.#ctx.bus, 'presence', { userId, presence, lastSeenAt });
  }

  /** Renews the keys of those who are here, and notices whose key ended with a process that died. */
  async #renew(): Promise<void> {
    for (const userId of this.#local.keys()) {
      const state = this.#stateOf(userId);
      if (this.#hidden.has(userId)) continue;
      if (state === 'online') await renewPresence(this.#ctx.bus, userId, state, this.#processId);
      else if (state === 'away') await this.#show(userId);
    }
    const others = [...this.#published.keys()].filter((userId) => !this.#local.has(userId));
    const states = await presenceOf(this.#ctx, others);
    for (const userId of others) {
      if (states.get(userId) !== 'offline') continue;
      this.#published.delete(userId);
      this.#onExpired(userId);
    }
  }

  /** Presence is a signal: a bus that is away for a moment must not stop anything else. */
  #attempt(work: Promise<void>): void {
    work.catch((error: unknown) =>
      this.#ctx.log.warn({ reason: String(error) }, 'presence could not be published'),
    );
  }
}
