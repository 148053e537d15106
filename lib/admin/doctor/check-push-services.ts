import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type Check, failed, ok } from '../../contract/doctor/check.ts';
import type { Env } from '../../process/env.ts';

/** The push services of Chrome, Firefox and Safari. */
export const PUSH_SERVICES: readonly string[] = [
  'https://fcm.googleapis.com/',
  'https://updates.push.services.mozilla.com/',
  'https://web.push.apple.com/',
];
const WITHIN_MS = 3_000;

/** Whether this process reaches the push services of browsers, and those that PUSH_HOSTS names. */
export async function checkPushServices(
  { env }: { readonly env: Pick<Env, 'PUSH_HOSTS'> },
  services: readonly string[],
): Promise<Check> {
  const all = [...services, ...[...env.PUSH_HOSTS].map((host) => `https://${host}/`)];
  const answers = await Promise.all(
    all.map(async (address) => ({ address, isThere: await answersAt(address) })),
  );
  const away = answers.filter(({ isThere }) => !isThere).map(({ address }) => new URL(address).host);
  return away.length === 0
    ? ok('Push services', `${all.length} push services answer.`)
    : failed(
        'Push services',
        `${away.join(', ')} cannot be reached: who uses these browsers is not notified while no page is open.`,
        'Let this machine connect to port 443 of other hosts.',
      );
}

/** Any answer counts. */
function answersAt(address: string): Promise<boolean> {
  const ask = address.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const request = ask(address, { method: 'HEAD', signal: AbortSignal.timeout(WITHIN_MS) });
    request.on('response', (response) => {
      response.resume();
      resolve(true);
    });
    request.on('error', () => resolve(false));
    request.end();
  });
}
