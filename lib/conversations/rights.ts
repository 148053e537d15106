import { LRUCache } from 'lru-cache';
import type { Context } from '../context/context.ts';
import { processState } from '../context/process-state.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import type { ConversationDoc } from './conversations.ts';
import { type MemberSummary, memberId } from './members.ts';
import { whyNotWrite } from './policy.ts';
import { readMembership } from './require-member.ts';

/** What decides on a member's rights in a conversation, without what each message changes. */
export interface Rights {
  readonly conversation: Pick<
    ConversationDoc,
    '_id' | 'kind' | 'room' | 'blockedBy' | 'memberCount' | 'version'
  >;
  readonly member: Pick<MemberSummary, '_id' | 'userId' | 'role' | 'unreadFromSeq'>;
}

interface Entry {
  readonly conversationId: string;
  readonly userId: string;
  readonly readAt: number;
  readonly rights: Promise<Rights>;
  version: number | null;
}

/** How long rights are used without being read again. */
const MAX_AGE_MS = {
  /** While facts keep them right: as long as a page waits for its next sync check, which finds a fact that was lost. */
  kept: 45_000,
  /** While facts may be missed: losing membership ends writing within a second all the same. */
  unsure: 1_000,
} as const;
const ENTRIES_MAX = 20_000;

/**
 * The rights that this process has read, until a fact says that they changed. Who receives the facts says so by
 * {@link RightsCache.keep}; where no one does, rights are read each time.
 */
export class RightsCache {
  readonly #ctx: Context;
  readonly #byConversation = new Map<string, Set<string>>();
  readonly #entries = new LRUCache<string, Entry>({
    max: ENTRIES_MAX,
    dispose: ({ conversationId }, key) => this.#leave(conversationId, key),
  });
  #isKeptRight: (() => boolean) | null = null;

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  /** From now on facts are handed to {@link RightsCache.forget}; `isKeptRight` says whether none is missed at the moment. */
  keep(isKeptRight: () => boolean): void {
    this.#isKeptRight = isKeptRight;
  }

  /** Throws `not_found` for who is no member. */
  async read(userId: string, conversationId: string): Promise<Rights> {
    if (this.#isKeptRight === null) return await readMembership(this.#ctx, userId, conversationId);
    const key = memberId(conversationId, userId);
    const known = this.#entries.get(key);
    if (known && this.#isYoung(known)) return await known.rights;
    const readAt = this.#ctx.now().getTime();
    return await this.#readAgain(key, { conversationId, userId, readAt }).rights;
  }

  /** Whether this process knows that they are a member, without reading it again. */
  knows(userId: string, conversationId: string): boolean {
    const known = this.#entries.get(memberId(conversationId, userId));
    // The version is known once the rights were read.
    return known !== undefined && known.version !== null && this.#isYoung(known);
  }

  /** Something about these members, or about the conversation itself, changed. */
  forget(conversationId: string, userIds: readonly string[] | null = null): void {
    const keys = userIds?.map((userId) => memberId(conversationId, userId));
    for (const key of keys ?? [...(this.#byConversation.get(conversationId) ?? [])])
      this.#entries.delete(key);
  }

  /** The conversation has this version in the store: rights of another one were kept past a fact that was lost. */
  noteVersion(conversationId: string, version: number): void {
    for (const key of [...(this.#byConversation.get(conversationId) ?? [])]) {
      const known = this.#entries.peek(key)?.version ?? version;
      if (known !== version) this.#entries.delete(key);
    }
  }

  forgetAll(): void {
    this.#entries.clear();
  }

  #isYoung({ readAt }: Entry): boolean {
    const maxAge = this.#isKeptRight?.() ? MAX_AGE_MS.kept : MAX_AGE_MS.unsure;
    return Math.abs(this.#ctx.now().getTime() - readAt) < maxAge;
  }

  #readAgain(key: string, about: Pick<Entry, 'conversationId' | 'userId' | 'readAt'>): Entry {
    const { conversationId, userId } = about;
    const rights: Promise<Rights> = readMembership(this.#ctx, userId, conversationId);
    // A fact that comes while they are read forgets the entry, so that what was read before it is not kept.
    const entry: Entry = { ...about, rights, version: null };
    this.#entries.set(key, entry);
    const together = this.#byConversation.get(conversationId) ?? new Set();
    this.#byConversation.set(conversationId, together.add(key));
    rights.then(
      ({ conversation }) => {
        entry.version = conversation.version;
      },
      () => {
        if (this.#entries.peek(key) === entry) this.#entries.delete(key);
      },
    );
    return entry;
  }

  #leave(conversationId: string, key: string): void {
    const together = this.#byConversation.get(conversationId);
    together?.delete(key);
    if (together?.size === 0) this.#byConversation.delete(conversationId);
  }
}

/** The rights that this process knows. */
export const rightsCache = processState('rights', (ctx) => new RightsCache(ctx));

/** The caller's rights in one of their conversations, as this process knows them. Throws `not_found` for anyone else. */
export async function requireRights(
  ctx: Context,
  caller: Pick<Caller, 'userId'>,
  conversationId: string,
): Promise<Rights> {
  return await rightsCache(ctx).read(caller.userId, conversationId);
}

/** As {@link requireRights}, for one who may write now. Throws `room_archived` or `announcement_only`. */
export async function requireWriter(
  ctx: Context,
  caller: Pick<Caller, 'userId'>,
  conversationId: string,
): Promise<Rights> {
  const rights = await requireRights(ctx, caller, conversationId);
  const refusal = whyNotWrite(rights.member, rights.conversation);
  if (refusal !== null) throw new AppError(refusal);
  return rights;
}
