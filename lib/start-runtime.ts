import { ensureSecret } from './accounts/secret.ts';
import { sessions } from './accounts/sessions.ts';
import { tokens } from './accounts/tokens.ts';
import { users } from './accounts/users.ts';
import { createAlone } from './alone.ts';
import { openBus } from './bus/open-bus.ts';
import { bookCounts } from './contacts/book-counts.ts';
import { contactImports } from './contacts/contact-imports.ts';
import { contactHistory, contactPhotos, contacts } from './contacts/contacts.ts';
import { startContactSweep } from './contacts/sweep-contacts.ts';
import { upgradeContacts } from './contacts/upgrade-contacts.ts';
import type { Context } from './context.ts';
import { conversations } from './conversations/conversations.ts';
import { drafts } from './conversations/drafts.ts';
import { members } from './conversations/members.ts';
import type { Env } from './env.ts';
import { createLog } from './log.ts';
import { createMemory } from './memory.ts';
import { messages } from './messages/messages.ts';
import { upgradeConversations } from './messages/upgrade-conversations.ts';
import { type Runtime, running } from './runtime.ts';
import { openStore } from './store/open-store.ts';
import { upgrades } from './store/upgrade-once.ts';

/** Every collection of the product: `openStore` makes their indexes. */
export const collections = [
  upgrades,
  users,
  sessions,
  tokens,
  contacts,
  contactHistory,
  contactPhotos,
  bookCounts,
  contactImports,
  conversations,
  members,
  drafts,
  messages,
];

/** Opens everything that the environment names, and keeps it for the whole process. */
export async function startRuntime(env: Env): Promise<Runtime> {
  const log = createLog(env);
  const secret = await ensureSecret(env);
  let lost: string | undefined;
  const store = await openStore(env, collections, (reason) => {
    lost = reason;
    log.error({ reason }, 'the store is lost');
  });
  const bus = openBus(env, log);
  const ctx: Context = {
    env: { ...env, AUTH_SECRET: secret },
    db: store.db,
    bus,
    log,
    now: () => new Date(),
    alone: createAlone(),
    memory: createMemory(20_000),
  };
  await upgradeConversations(ctx);
  upgradeContacts(ctx).catch((error: unknown) =>
    log.error({ err: error }, 'contacts of an earlier release could not be brought up to date'),
  );
  const stopSweep = startContactSweep(ctx);
  const runtime: Runtime = {
    ctx,
    async checkReady() {
      if (lost !== undefined) throw new Error(lost);
      await store.ping();
      await bus.ping();
    },
    async close() {
      running.set(undefined);
      stopSweep();
      await bus.close();
      await store.close();
    },
  };
  running.set(runtime);
  return runtime;
}
