/** A typing signal ends by itself after this long, unless another comes. */
export const TYPING_MS = 6000;

export interface TypingPerson {
  readonly userId: string;
  /** When the last signal came, by this page's clock (milliseconds): the server's clock may differ. */
  readonly since: number;
}

/** Who is typing, by conversation. Conversations in which no one types are absent. */
export type Typing = ReadonlyMap<string, readonly TypingPerson[]>;

export const noTyping: Typing = new Map();

/** A person typed now. */
export function startTyping(typing: Typing, conversationId: string, userId: string, now: number): Typing {
  const others = (typing.get(conversationId) ?? []).filter((person) => person.userId !== userId);
  return new Map(typing).set(conversationId, [...others, { userId, since: now }]);
}

/** A person's message came, so they are no longer typing it. */
export function stopTyping(typing: Typing, conversationId: string, userId: string): Typing {
  const held = typing.get(conversationId);
  if (!held?.some((person) => person.userId === userId)) return typing;
  return replace(
    typing,
    conversationId,
    held.filter((person) => person.userId !== userId),
  );
}

/** Ends what has lasted long enough. The same object comes back when nothing ended. */
export function endTyping(typing: Typing, now: number): Typing {
  let next = typing;
  for (const [conversationId, people] of typing) {
    const living = people.filter((person) => now - person.since < TYPING_MS);
    if (living.length < people.length) next = replace(next, conversationId, living);
  }
  return next;
}

function replace(typing: Typing, conversationId: string, people: readonly TypingPerson[]): Typing {
  const next = new Map(typing);
  if (people.length === 0) next.delete(conversationId);
  else next.set(conversationId, people);
  return next;
}
