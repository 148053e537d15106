import type { Browser, Page } from '@playwright/test';
import { type FaultyProxy, openFaultyProxy } from '../../lib/testing/faulty-proxy.ts';
import { makeCredentials, signUp } from '../fixtures/person.ts';
import { RestClient } from '../fixtures/rest.ts';
import { type Server, startServer } from '../fixtures/server.ts';
import { type Service, type StoreService, startRedis, startStore } from '../fixtures/services.ts';
import { openChat } from '../fixtures/steps.ts';
import { type Door, formDoor, restDoor, socketDoor } from './doors.ts';

/** One of the two who talk: signed in at a process, with a page, doors and a socket to read by. */
export interface Talker {
  readonly name: string;
  readonly userId: string;
  readonly page: Page;
  readonly rest: RestClient;
  readonly doors: readonly [ReturnType<typeof socketDoor>, Door, Door];
  readonly reading: ReturnType<typeof socketDoor>;
}

/** Real processes, two people in real browsers, and networks between them that can fail. */
export interface Workspace {
  readonly servers: readonly Server[];
  readonly store: StoreService | null;
  readonly redis: Service | null;
  readonly proxies: readonly FaultyProxy[];
  readonly conversationId: string;
  readonly talkers: readonly [Talker, Talker];
  dispose(): Promise<void>;
}

const SECRET = 'the same secret in every process';

/** Starts one process on its own engine, or two on one engine process with a Redis server between them. */
export async function openWorkspace(browser: Browser, isTwo: boolean): Promise<Workspace> {
  const ends: (() => Promise<void>)[] = [];
  const dispose = async () => {
    for (const end of ends.reverse()) await end();
  };
  const keep = <T extends { dispose(): Promise<void> }>(thing: T): T => {
    ends.push(() => thing.dispose());
    return thing;
  };
  try {
    const redis = isTwo ? keep(await startRedis()) : null;
    const store = isTwo ? keep(await startStore()) : null;
    const settings: Record<string, string> =
      redis && store ? { REDIS_URL: redis.url, MONGODB_URI: store.url, AUTH_SECRET: SECRET } : {};
    const servers = [keep(await startServer(settings))];
    if (isTwo) servers.push(keep(await startServer(settings)));
    const proxies: FaultyProxy[] = [];
    /** Another network to a process. */
    const networkTo = async (server: Server) => {
      const proxy = await openFaultyProxy(Number(new URL(server.url).port));
      proxies.push(proxy);
      ends.push(() => proxy.close());
      return `http://127.0.0.1:${proxy.port}`;
    };
    const join = async (name: string, server: Server) => {
      const baseURL = await networkTo(server);
      const context = await browser.newContext({ baseURL, locale: 'en-GB', reducedMotion: 'reduce' });
      ends.push(() => context.close());
      const page = await context.newPage();
      const credentials = makeCredentials(name);
      await signUp(page, credentials);
      const { username, password } = credentials;
      const made = await new RestClient(server.url).must('POST', '/tokens', { username, password });
      const token = String(made.token);
      const rest = new RestClient(server.url, token);
      const { id } = await rest.must('GET', '/me');
      const cookies = await context.cookies();
      const cookie = cookies.map((each) => `${each.name}=${each.value}`).join('; ');
      return { server, page, credentials, token, rest, cookie, userId: String(id) };
    };
    const first = await join('Asha', servers[0] ?? fail());
    const second = await join('Ben', servers.at(-1) ?? fail());
    await openChat(first.page, second.credentials);
    await openChat(second.page, first.credentials);
    const conversationId = /\/chat\/([^/?]+)/.exec(first.page.url())?.[1] ?? fail();

    const talker = async (name: string, joined: typeof first): Promise<Talker> => {
      const { server, page, token, rest, cookie, userId } = joined;
      const doors: Talker['doors'] = [
        socketDoor(await networkTo(server), token, conversationId),
        restDoor(rest, conversationId),
        formDoor(server.url, cookie, conversationId),
      ];
      const reading = socketDoor(await networkTo(server), token, conversationId);
      ends.push(async () => {
        for (const door of [...doors, reading]) door.close();
      });
      return { name, userId, page, rest, doors, reading };
    };
    const talkers: Workspace['talkers'] = [await talker('Asha', first), await talker('Ben', second)];
    return { servers, store, redis, proxies, conversationId, talkers, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function fail(): never {
  throw new Error('The workspace could not be opened.');
}
