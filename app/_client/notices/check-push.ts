import { hasPush, saveSubscription, subscribe } from '../push/push.ts';
import { followWorker, runningWorker } from '../push/worker.ts';
import { errorMessage } from '../rest/api-error.ts';
import { call } from '../rest/call.ts';
import { isAppleTouch } from './is-apple-touch.ts';
import { askPermission, readPermission } from './notice-permission.ts';

/** The way of a notification, step by step: each needs the ones before it. */
export const CHECK_STEPS = [
  { name: 'browser', label: 'This browser can show notifications while Parley is closed' },
  { name: 'permission', label: 'Notifications of this site are allowed' },
  { name: 'worker', label: 'The part of Parley that works in the background runs' },
  { name: 'subscription', label: 'The push service of the browser knows this device' },
  { name: 'server', label: 'Parley knows this device' },
  { name: 'service', label: 'Parley reaches the push service' },
  { name: 'arrival', label: 'A notification arrives here' },
] as const;
export type CheckStep = (typeof CHECK_STEPS)[number]['name'];

/** `problem`: what is wrong at this step and what to do, in this browser; null when the step works. */
export interface CheckResult {
  readonly step: CheckStep;
  readonly problem: string | null;
}

const WORKER_MS = 8_000;
const ARRIVAL_MS = 15_000;

/** Walks the steps, and says each result as it is known; the first that does not work is the last. Begun by a press. */
export async function checkPush(say: (result: CheckResult) => void): Promise<void> {
  let subscription: PushSubscription | null = null;
  let tested: { readonly id: string; readonly arrived: Promise<boolean> } | null = null;
  const works: Readonly<Record<CheckStep, () => Promise<string | null>>> = {
    browser: async () => (hasPush() ? null : withoutPush()),
    permission: async () => ((await askPermission()) === 'granted' ? null : PERMISSION[readPermission()]),
    worker: async () => ((await within(WORKER_MS, runningWorker())) ? null : NO_WORKER),
    async subscription() {
      try {
        subscription = await subscribe();
        return null;
      } catch (error) {
        return `${NO_SERVICE} (${error instanceof Error ? error.message : 'no reason was given'})`;
      }
    },
    async server() {
      try {
        if (subscription) await saveSubscription(subscription);
        return null;
      } catch (error) {
        return `The server refused this device: ${errorMessage(error)}`;
      }
    },
    async service() {
      const arrivals = followArrivals();
      try {
        const { id, status, code } = await call('POST /me/push/test', { body: {} });
        tested = { id, arrived: arrivals.of(id) };
        return status === 'delivered' ? null : serviceProblem(status, code);
      } catch (error) {
        return errorMessage(error);
      }
    },
    async arrival() {
      return (await tested?.arrived) ? null : NOT_ARRIVED;
    },
  };
  for (const { name: step } of CHECK_STEPS) {
    const problem = await works[step]();
    say({ step, problem });
    if (problem !== null) return;
  }
}

const PERMISSION = {
  granted: null,
  default: 'The question of the browser was not answered. Press the button again, and choose Allow.',
  denied:
    'This browser blocks notifications of this site. Open the site settings beside the address, set Notifications to Allow, and check again.',
  insecure: 'Notifications need an https address. Whoever runs this server can set that up.',
  unsupported: 'This browser shows no notifications of this page.',
} as const;

const NO_WORKER =
  'It did not start. A private window, or a setting that blocks cookies of this site, may keep it from running.';
const NO_SERVICE =
  'The push service of the browser did not answer. A network that blocks it, or a browser that has it switched off, may be why. In Brave: Settings, Privacy, Use Google services for push messaging.';
const NOT_ARRIVED =
  'The push service took it, but nothing arrived within 15 seconds. Battery saving, or a system that does not let this browser work in the background, may hold it back.';

function withoutPush(): string {
  if (!isSecureContext) return PERMISSION.insecure;
  if (isAppleTouch())
    return 'On an iPhone or iPad this works once Parley is on the home screen, and opened from there. See above how.';
  return 'This browser cannot. Chrome, Edge, Firefox and Safari can, outside private windows.';
}

function serviceProblem(status: 'failed' | 'gone' | 'delivered', code: number | null): string {
  if (status === 'gone')
    return 'The push service no longer knows this device. Check again: it is made known anew.';
  if (code === null)
    return 'The server cannot reach the push service. Its network may let it call no other servers.';
  if (code === 403)
    return 'The push service does not accept this server (403). Apple wants an https address in PUBLIC_URL, or the email address of an administrator.';
  return `The push service refused it (${code}).`;
}

/** Collects from now on which pushes arrive, since one may arrive before its answer. */
function followArrivals(): { of(id: string): Promise<boolean> } {
  const arrived = new Set<string>();
  let notify: () => void = () => undefined;
  const stop = followWorker((message) => {
    if (message.type !== 'push test') return false;
    arrived.add(message.id);
    notify();
    return true;
  });
  return {
    async of(id) {
      const found = new Promise<boolean>((resolve) => {
        notify = () => arrived.has(id) && resolve(true);
        notify();
      });
      const isThere = await within(ARRIVAL_MS, found);
      stop();
      return isThere === true;
    },
  };
}

/** Null when it takes longer. */
function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  return Promise.race([work, new Promise<null>((resolve) => setTimeout(() => resolve(null), ms))]);
}
