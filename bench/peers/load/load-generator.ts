// The program that is everyone who uses a system: `startLoadGenerator` starts it and gives it orders.
import pLimit from 'p-limit';
import { comeBack, type Return } from './come-back.ts';
import { LightClient } from './light-client.ts';
import type { LoadSettings, Order, Orders } from './start-load-generator.ts';
import { talk } from './talk.ts';

let settings: LoadSettings = { protocol: 'ws', urls: [], people: [], conversationIds: [] };
const clients: LightClient[] = [];

const orders: Orders = {
  async begin(given) {
    settings = given;
    return {};
  },
  async arrive({ from, count, atOnce }) {
    const begun = performance.now();
    const limit = pLimit(atOnce);
    const arriving = settings.people.slice(from, from + count).map((person, index) => {
      const { protocol, urls, conversationIds } = settings;
      const url = urls[index % urls.length] ?? '';
      const client = new LightClient({ url, protocol, token: person.token, conversationIds });
      clients.push(client);
      return limit(() => client.open());
    });
    await Promise.all(arriving);
    return { ms: performance.now() - begun };
  },
  talk: (order) => talk(clients, order),
  comeBack: ({ isCut }): Promise<Return> =>
    comeBack(clients, { isCut, asksSync: settings.protocol === 'parley' }),
  async checkSync({ seconds }) {
    const pause = (seconds * 1000) / clients.length;
    let due = performance.now();
    for (const client of clients) {
      due += pause;
      const early = due - performance.now();
      if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
      void client.checkSync();
    }
    return {};
  },
  async leave() {
    const gone = clients.map(
      (client) =>
        new Promise<void>((resolve) => {
          if (!client.isOpen) return resolve();
          client.onClose = resolve;
          client.cut();
        }),
    );
    await Promise.all(gone);
    clients.length = 0;
    return {};
  },
};

process.on('message', ({ name, input }: Order) => {
  const work = orders[name] as (input: unknown) => Promise<object>;
  work(input).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.once('disconnect', () => process.exit());
process.send?.({ result: {} });
