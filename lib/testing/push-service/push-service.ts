import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { SaveSubscription } from '../../contract/accounts/push.ts';
import { newId } from '../../contract/values/new-id.ts';
import { CERTIFICATE, KEY } from './certificate.ts';
import { type DeviceKeys, decryptPush } from './decrypt-push.ts';

/** A push as the device would show it. */
export interface ReceivedPush {
  readonly notification: { readonly title: string; readonly body: string; readonly tag: string };
  readonly parley: { readonly path: string; readonly readIds?: string[]; readonly testId?: string };
  readonly headers: IncomingHttpHeaders;
}

/** How the service answers a device's pushes instead of taking them. */
type Answer = (response: ServerResponse, push: ReceivedPush) => void;

/** A browser that takes pushes, as the service knows it. */
export interface Device {
  readonly subscription: SaveSubscription;
  /** What the service took for it, the oldest first. */
  readonly received: ReceivedPush[];
  /** How often it was called, whatever it answered. */
  calls(): number;
  /** From now on it answers so; null to take pushes again. */
  answer(answer: Answer | null): void;
}

/** A push service (RFC 8030) over TLS that checks the signature (RFC 8292), and decrypts with the keys of its devices (RFC 8291). */
export interface PushService {
  /** For PUSH_HOSTS. */
  readonly host: string;
  /** What a client has to trust. */
  readonly certificate: string;
  addDevice(): Device;
  /** Why calls were refused that no device was asked about. */
  readonly problems: string[];
  close(): Promise<void>;
}

interface Known extends DeviceKeys {
  readonly received: ReceivedPush[];
  calls: number;
  answer: Answer | null;
}

export async function startPushService(): Promise<PushService> {
  const devices = new Map<string, Known>();
  const problems: string[] = [];
  let host = '';
  const server = createServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
    take({ devices, host }, request, response).catch((error: unknown) => {
      problems.push(String(error));
      response.writeHead(400).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  host = `localhost:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    host,
    certificate: CERTIFICATE,
    problems,
    addDevice() {
      const ecdh = createECDH('prime256v1');
      ecdh.generateKeys();
      const known: Known = { ecdh, auth: randomBytes(16), received: [], calls: 0, answer: null };
      const id = newId();
      devices.set(id, known);
      return {
        subscription: {
          endpoint: `https://${host}/push/${id}`,
          keys: { p256dh: ecdh.getPublicKey('base64url'), auth: known.auth.toString('base64url') },
        },
        received: known.received,
        calls: () => known.calls,
        answer(answer) {
          known.answer = answer;
        },
      };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function take(
  { devices, host }: { readonly devices: ReadonlyMap<string, Known>; readonly host: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const device = devices.get(request.url?.split('/').at(-1) ?? '');
  if (!device) {
    response.writeHead(404).end();
    return;
  }
  device.calls += 1;
  checkHeaders(request, `https://${host}`);
  const push = { ...JSON.parse(decryptPush(Buffer.concat(chunks), device)), headers: request.headers };
  if (device.answer !== null) {
    device.answer(response, push);
    return;
  }
  device.received.push(push);
  response.writeHead(201, { location: `https://${host}/message/${newId()}` }).end();
}

/** Throws for what RFC 8030 and 8292 do not allow. */
function checkHeaders({ method, headers }: IncomingMessage, origin: string): void {
  const { authorization = '', ttl, urgency, topic, 'content-encoding': encoding } = headers;
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const now = Date.now() / 1000;
  const isGood =
    method === 'POST' &&
    isSigned &&
    aud === origin &&
    exp > now &&
    exp < now + 24 * 60 * 60 &&
    /^(https:|mailto:.+@)/.test(sub) &&
    encoding === 'aes128gcm' &&
    /^\d+$/.test(String(ttl)) &&
    /^(very-low|low|normal|high)$/.test(String(urgency)) &&
    /^[\w-]{1,32}$/.test(String(topic));
  if (!isGood)
    throw new Error(`a push that RFC 8030 or 8292 does not allow: ${JSON.stringify({ headers, aud, sub })}`);
}
