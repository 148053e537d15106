import { MongoServerError } from 'mongodb';
import type { Message } from '../../contract/conversations/message.ts';
import type { Random } from '../random.ts';
import { sampleMessage } from '../samples.ts';
import type { Clock } from './clock.ts';

/** A message as it lies on the simulated disk, with every number that it ever took. */
export interface DiskMessage extends Message {
  readonly revisions: readonly number[];
}

/** As long as a process lives: what it asked for may still happen after its death, but it never hears of it. */
export interface Life {
  isAlive: boolean;
}

/**
 * The store as the contract of its indexes describes it: single writes are atomic, and numbers are unique. What a
 * process asks for takes time both ways, and a process that dies in between never knows whether it happened.
 */
export class Disk {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly messages = new Map<string, DiskMessage>();
  /** What the conversation's own document says, which follows the messages. */
  head = { revision: 0, lastSeq: 0 };

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Does `work` on the disk on behalf of a process. */
  do<T>(life: Life, work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#clock.after(this.#latency(), () => {
        // A process that died meanwhile may have got its request out, or not.
        if (!life.isAlive && this.#random.chance(0.5)) return;
        const [result, error] = attempt(work);
        this.#clock.after(this.#latency(), () => {
          if (!life.isAlive) return;
          if (error === undefined) resolve(result as T);
          else reject(error);
        });
      });
    });
  }

  #latency(): number {
    return this.#random.next() * (this.#random.chance(0.05) ? 200 : 4);
  }

  insert(fields: Pick<Message, 'id' | 'senderId' | 'clientId' | 'body' | 'seq' | 'revision'>): DiskMessage {
    for (const other of this.messages.values()) {
      if (other.seq === fields.seq) throw duplicate('seq');
      if (other.senderId === fields.senderId && other.clientId === fields.clientId)
        throw duplicate('clientId');
      if (other.revisions.includes(fields.revision)) throw duplicate('revisions');
    }
    const message = { ...sampleMessage(fields), revisions: [fields.revision] };
    this.messages.set(message.id, message);
    return message;
  }

  /** Changes a message that is still at `from`; null when it is not. */
  update(id: string, from: number, change: Partial<Message> & { revision: number }): DiskMessage | null {
    const message = this.messages.get(id);
    if (message?.revision !== from) return null;
    for (const other of this.messages.values()) {
      if (other.id !== id && other.revisions.includes(change.revision)) throw duplicate('revisions');
    }
    const next = { ...message, ...change, revisions: [...message.revisions, change.revision] };
    this.messages.set(id, next);
    return next;
  }

  inOrder(): DiskMessage[] {
    return [...this.messages.values()].sort((a, b) => a.seq - b.seq);
  }

  newest(): { seq: number; revision: number } {
    const all = [...this.messages.values()];
    return {
      seq: Math.max(0, ...all.map(({ seq }) => seq)),
      revision: Math.max(0, ...all.map(({ revision }) => revision)),
    };
  }

  /** The messages that changed after a number, in the order of their newest. */
  changedSince(revision: number): DiskMessage[] {
    const changed = [...this.messages.values()].filter((message) => message.revision > revision);
    return changed.sort((a, b) => a.revision - b.revision);
  }

  /** Lets the conversation follow a message; whether it moved. */
  follow({ revision, seq }: DiskMessage): boolean {
    const before = this.head;
    this.head = {
      revision: Math.max(before.revision, revision),
      lastSeq: Math.max(before.lastSeq, seq),
    };
    return this.head.revision > before.revision;
  }
}

function attempt<T>(work: () => T): [T | undefined, unknown] {
  try {
    return [work(), undefined];
  } catch (error) {
    return [undefined, error];
  }
}

function duplicate(field: string): MongoServerError {
  return new MongoServerError({ message: `duplicate ${field}`, code: 11_000, keyPattern: { [field]: 1 } });
}
