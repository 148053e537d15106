import type { Browser, Page } from '@playwright/test';
import { type FaultyProxy, openFaultyProxy } from '../../lib/testing/faulty-proxy.ts';
import { type Credentials, expectConnected, makeCredentials, signUp } from '../fixtures/person.ts';
import { type Processes, startProcesses } from '../fixtures/processes.ts';
import { RestClient } from '../fixtures/rest.ts';
import type { Server } from '../fixtures/server.ts';
import { composer, openChat } from '../fixtures/steps.ts';
import { formTransport, restTransport, socketTransport, type Transport } from './transports.ts';

/** A person signed in at a process, in a browser of their own. */
export interface Joined {
  readonly name: string;
  readonly server: Server;
  readonly page: Page;
  readonly credentials: Credentials;
  readonly token: string;
  readonly rest: RestClient;
  readonly cookie: string;
  readonly userId: string;
}

/** One who talks in one conversation: transports, and a socket to read by. */
export interface Talker extends Pick<Joined, 'name' | 'userId' | 'rest'> {
  readonly transports: readonly [ReturnType<typeof socketTransport>, Transport, Transport];
  /** The transports by which this one writes without pause. */
  readonly writesBy: readonly Transport[];
  readonly reading: ReturnType<typeof socketTransport>;
}

/** A conversation, who talks in it, and whose pages show it; the first of these writes by their page, too. */
export interface WatchedConversation {
  readonly name: string;
  readonly conversationId: string;
  readonly talkers: readonly Talker[];
  readonly watched: readonly Joined[];
}

/** Real processes, people in real browsers, what they talk in, and networks between them that can fail. */
export interface Workspace extends Processes {
  readonly proxies: readonly FaultyProxy[];
  readonly conversations: readonly WatchedConversation[];
}

/** Starts one process or two, with four people and what they talk in. */
export async function openWorkspace(browser: Browser, isTwo: boolean): Promise<Workspace> {
  const ends: (() => Promise<void>)[] = [];
  const dispose = async () => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const processes = await startProcesses(isTwo ? 2 : 1);
    ends.push(processes.dispose);
    const { servers } = processes;
    const proxies: FaultyProxy[] = [];
    /** Another network to a process. */
    const networkTo = async (server: Server) => {
      const proxy = await openFaultyProxy(Number(new URL(server.url).port));
      proxies.push(proxy);
      ends.push(() => proxy.close());
      return `http://127.0.0.1:${proxy.port}`;
    };
    const join = async (name: string, server: Server): Promise<Joined> => {
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
      return { name, server, page, credentials, token, rest, cookie, userId: String(id) };
    };
    const [here, there = here] = servers;
    const asha = await join('Asha', here);
    const ben = await join('Ben', there);
    const chen = await join('Chen', there);
    const dora = await join('Dora', here);
    const talk = async (joined: Joined, conversationId: string, writesBy: readonly number[]) => {
      const { name, server, token, rest, cookie, userId } = joined;
      const transports: Talker['transports'] = [
        socketTransport(await networkTo(server), token, conversationId),
        restTransport(rest, conversationId),
        formTransport(server.url, cookie, conversationId),
      ];
      const reading = socketTransport(await networkTo(server), token, conversationId);
      ends.push(async () => {
        for (const transport of [...transports, reading]) transport.close();
      });
      return {
        name,
        userId,
        rest,
        transports,
        reading,
        writesBy: transports.filter((_, at) => writesBy.includes(at)),
      };
    };

    await openChat(asha.page, ben.credentials);
    await openChat(ben.page, asha.credentials);
    const directId = /\/chat\/([^/?]+)/.exec(asha.page.url())?.[1] ?? fail();
    const direct: WatchedConversation = {
      name: 'direct',
      conversationId: directId,
      talkers: [await talk(asha, directId, [0, 1, 2]), await talk(ben, directId, [0, 1, 2])],
      watched: [asha, ben],
    };

    const memberIds = [ben, chen, dora].map(({ userId }) => userId);
    const made = { kind: 'room', name: 'Delivery', visibility: 'private', memberIds };
    const roomId = String((await asha.rest.must('POST', '/conversations', made)).id);
    const room: WatchedConversation = {
      name: 'room',
      conversationId: roomId,
      // Every transport at some process, and each process with several writers.
      talkers: [
        await talk(asha, roomId, [0]),
        await talk(ben, roomId, [1]),
        await talk(chen, roomId, [0, 2]),
        await talk(dora, roomId, [1, 2]),
      ],
      watched: [chen, dora],
    };
    for (const { page } of room.watched) {
      await page.goto(`/chat/${roomId}`);
      await composer(page).waitFor();
      await expectConnected(page);
    }
    return { ...processes, proxies, conversations: [direct, room], dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function fail(): never {
  throw new Error('The workspace could not be opened.');
}
