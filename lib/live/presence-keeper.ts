import { setTimeout as wait } from 'node:timers/promises';
import { hiddenAmong, readPresence } from '../accounts/people/read-presence.ts';
import { recordSeen } from '../accounts/people/record-seen.ts';
import { type FactOf, publishFact } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import type { PresenceState } from '../contract/accounts/account.ts';
import { newId } from '../contract/values/new-id.ts';
import { PRESENCE_TTL_MS, presenceOf, removePresence, renewPresence } from '../presence/presence.ts';
import { atMostEvery } from '../process/at-most-every.ts';

/** A reload or a short loss of the network does not show as going away. */
const LEAVE_GRACE_MS = 3_000;
/** How long the other processes have to say that they still see a person. */
const ANSWER_MS = 500;
/** The changes of so long are published together. */
const GATHER_MS = 1_000;

type Activity = 'active' | 'away';

interface KeeperOptions {
  /** Whose presence is shown by some page of this process. */
  watched(): readonly string[];
  isWatched(userId: string): boolean;
  /** Emits a change that no other process published: the one that saw the person died, or the fact was lost. */
  emit(change: FactOf<'presence'>): void;
}

/**
 * Keeps the presence of the people connected to this process: one key per person on the bus, renewed while a socket
 * of theirs is open, and published when it changes. Several tabs, devices and processes count as one person. Of others it
 * keeps only the presence of those whom its pages show.
 */
export class PresenceKeeper {
  readonly #ctx: Context;
  readonly #processId = newId();
  readonly #options: KeeperOptions;
  /** The sockets here of each person, and what each said last. */
  readonly #local = new Map<string, Map<string, Activity>>();
  /** What was published last of those who are here or shown here. */
  readonly #published = new Map<string, PresenceState>();
  /** Those here who hide their presence. */
  readonly #hidden = new Set<string>();
  readonly #changed = new Set<string>();
  readonly #gathered = atMostEvery(GATHER_MS, () => this.#attempt(this.#showChanged()));
  readonly #timer: NodeJS.Timeout;

  /** `renewMs`: how often keys are renewed. */
  constructor(ctx: Context, options: KeeperOptions, renewMs = PRESENCE_TTL_MS / 2.5) {
    this.#ctx = ctx;
    this.#options = options;
    this.#timer = setInterval(() => this.#attempt(this.#renew()), renewMs);
    this.#timer.unref();
  }

  arrive(userId: string, socketId: string): void {
    const sockets = this.#local.get(userId) ?? new Map<string, Activity>();
    const before = this.#stateOf(userId);
    this.#local.set(userId, sockets.set(socketId, 'active'));
    if (before !== 'online') this.#noteChange(userId);
  }

  setActivity(userId: string, socketId: string, activity: Activity): void {
    const sockets = this.#local.get(userId);
    if (sockets?.has(socketId) !== true || sockets.get(socketId) === activity) return;
    sockets.set(socketId, activity);
    this.#noteChange(userId);
  }

  /** A person hid their presence, or shows it again. */
  settingChanged(userId: string): void {
    if (this.#local.has(userId)) this.#noteChange(userId);
  }

  leave(userId: string, socketId: string): void {
    this.#local.get(userId)?.delete(socketId);
    const waited = wait(LEAVE_GRACE_MS, undefined, { ref: false });
    this.#attempt(waited.then(() => this.#local.has(userId) && this.#noteChange(userId)));
  }

  /** Another process asks who still sees this person. */
  answer(ask: FactOf<'presence:ask'>): void {
    const state = this.#stateOf(ask.userId);
    if (ask.processId === this.#processId || state === 'offline' || this.#hidden.has(ask.userId)) return;
    if (state === 'online' || ask.state === 'offline') {
      this.#attempt(renewPresence(this.#ctx.bus, ask.userId, state, this.#processId));
    }
  }

  /** Remembers what was published, so that what is lost later can be noticed. */
  notePublished({ userId, presence }: FactOf<'presence'>): void {
    if (this.#isKept(userId)) this.#published.set(userId, presence);
  }

  /** Takes every person here offline at once, for a process that ends in order. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#gathered.stop();
    const userIds = [...this.#local.keys()];
    this.#local.clear();
    // A key that cannot be taken away now ends by itself.
    const removals = userIds.map((userId) => removePresence(this.#ctx.bus, userId, this.#processId));
    await Promise.allSettled([recordSeen(this.#ctx, userIds), ...removals]);
  }

  #stateOf(userId: string): PresenceState {
    const activities = [...(this.#local.get(userId)?.values() ?? [])];
    if (activities.length === 0) return 'offline';
    return activities.includes('active') ? 'online' : 'away';
  }

  readonly #isShown = (userId: string): boolean => (this.#published.get(userId) ?? 'offline') !== 'offline';

  #isKept(userId: string): boolean {
    return this.#local.has(userId) || this.#options.isWatched(userId);
  }

  #noteChange(userId: string): void {
    this.#changed.add(userId);
    this.#gathered.ask();
  }

  async #showChanged(): Promise<void> {
    const userIds = [...this.#changed];
    this.#changed.clear();
    const inState = (state: PresenceState) => userIds.filter((userId) => this.#stateOf(userId) === state);
    await Promise.all([
      this.#showHere(inState('online')),
      this.#showHere(inState('away')),
      this.#showGone(inState('offline')),
    ]);
  }

  /** Renews what this process sees; away only when no other process sees the person active. */
  async #showHere(userIds: readonly string[]): Promise<void> {
    if (userIds.length === 0) return;
    const hidden = await hiddenAmong(this.#ctx, userIds);
    const before = await presenceOf(this.#ctx, userIds);
    const shown: string[] = [];
    for (const userId of userIds) {
      if (hidden.has(userId)) await this.#hide(userId, before.get(userId));
      else shown.push(userId);
    }
    await Promise.all(shown.map((userId) => this.#renewOne(userId)));
    const away = shown.filter((userId) => this.#stateOf(userId) === 'away');
    if (away.length > 0) await this.#ask(away, 'away');
    const now = await presenceOf(this.#ctx, shown);
    for (const userId of shown) {
      const state = now.get(userId) ?? 'offline';
      const last = this.#published.get(userId) ?? before.get(userId);
      if (state !== before.get(userId) || state !== last) await this.#publish(userId, state);
      else this.#published.set(userId, state);
    }
  }

  async #renewOne(userId: string): Promise<void> {
    this.#hidden.delete(userId);
    const state = this.#stateOf(userId);
    if (state !== 'offline') await renewPresence(this.#ctx.bus, userId, state, this.#processId);
  }

  /** Hidden: no process renews their key, and those who saw them see them go, without a time. */
  async #hide(userId: string, before: PresenceState = 'offline'): Promise<void> {
    this.#hidden.add(userId);
    if (before !== 'offline') await removePresence(this.#ctx.bus, userId, this.#processId);
    if (before === 'offline' && (this.#published.get(userId) ?? 'offline') === 'offline') return;
    await publishFact(this.#ctx.bus, 'presence', { userId, presence: 'offline', lastSeenAt: null });
  }

  async #showGone(userIds: readonly string[]): Promise<void> {
    if (userIds.length === 0) return;
    await recordSeen(this.#ctx, userIds);
    const shown = userIds.filter((userId) => !this.#hidden.has(userId));
    if (shown.length > 0) await this.#ask(shown, 'offline');
    for (const userId of userIds) {
      if (this.#stateOf(userId) !== 'offline') continue;
      this.#local.delete(userId);
      if (this.#hidden.delete(userId)) continue;
      if (await removePresence(this.#ctx.bus, userId, this.#processId))
        await this.#publish(userId, 'offline');
    }
  }

  async #ask(userIds: readonly string[], state: PresenceState): Promise<void> {
    for (const userId of userIds)
      await publishFact(this.#ctx.bus, 'presence:ask', { userId, processId: this.#processId, state });
    await wait(ANSWER_MS, undefined, { ref: false });
  }

  async #publish(userId: string, presence: PresenceState): Promise<void> {
    this.#published.set(userId, presence);
    const lastSeenAt = this.#ctx.now().toISOString();
    await publishFact(this.#ctx.bus, 'presence', { userId, presence, lastSeenAt });
  }

  /** Renews the keys of those who are here, and notices of those who are shown here what no fact said. */
  async #renew(): Promise<void> {
    for (const userId of this.#published.keys()) if (!this.#isKept(userId)) this.#published.delete(userId);
    const all = [...this.#local.keys()].filter((userId) => !this.#hidden.has(userId));
    // Whose arrival was not published yet: with their key renewed before, it would not count as a change.
    const [here, arriving] = [all.filter(this.#isShown), all.filter((userId) => !this.#isShown(userId))];
    for (const userId of arriving) this.#noteChange(userId);
    const away = here.filter((userId) => this.#stateOf(userId) === 'away');
    const seen = await presenceOf(this.#ctx, away);
    // Another process may see them active; when it dies its key ends, and they are away.
    const renewed = here.filter((userId) => !away.includes(userId) || seen.get(userId) !== 'online');
    await Promise.all(renewed.map((userId) => this.#renewOne(userId)));
    for (const userId of away) if (seen.get(userId) === 'offline') this.#noteChange(userId);
    await this.#correctWatched();
  }

  async #correctWatched(): Promise<void> {
    const watched = this.#options.watched().filter((userId) => !this.#local.has(userId));
    const states = await presenceOf(this.#ctx, watched);
    const wrong = watched.filter((userId) => {
      const [state = 'offline', published] = [states.get(userId), this.#published.get(userId)];
      this.#published.set(userId, state);
      return published !== undefined && published !== state;
    });
    for (const change of await readPresence(this.#ctx, wrong)) this.#options.emit(change);
  }

  /** Presence is a signal: a bus that is away for a moment must not stop anything else. */
  #attempt(work: Promise<unknown>): void {
    work.catch((error: unknown) =>
      this.#ctx.log.warn({ reason: String(error) }, 'presence could not be published'),
    );
  }
}
