import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import webPush from 'web-push';
import { postPush } from './post-push.ts';
import { createPushAgents } from './push-agents.ts';
import type { PushReply, PushRequest } from './push-thread.ts';

/* The thread that encrypts pushes and posts them: a thousand at once keep its event loop busy, not that of the server. */

// The processor is for messages first. Linux alone takes the priority of one thread; elsewhere it would be that of the process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const agents = createPushAgents(workerData);

parentPort?.on('message', async ({ id, kind, subscription, payload, options }: PushRequest) => {
  parentPort?.postMessage({ id, ...(await post()) } satisfies PushReply);

  async function post() {
    try {
      const { headers, body } = webPush.generateRequestDetails(subscription, payload, options);
      return {
        answer: await postPush(agents[kind], subscription.endpoint, { headers: headersOf(headers), body }),
      };
    } catch (error) {
      return { reason: String(error) };
    }
  }
});

function headersOf(headers: object): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      (header): header is [string, string | number] =>
        typeof header[1] === 'string' || typeof header[1] === 'number',
    ),
  );
}
