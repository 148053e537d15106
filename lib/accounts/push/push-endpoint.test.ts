import { expect, test } from 'vitest';
import { readEnv } from '../../process/env.ts';
import { endpointKind } from './push-endpoint.ts';

const env = readEnv({ PUSH_HOSTS: 'push.example.org, 10.0.0.5:8443, [::1]:8443, LOCALHOST:9000' });

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc', 'known'],
  ['https://updates.push.services.mozilla.com/wpush/v2/abc', 'known'],
  ['https://web.push.apple.com/abc', 'known'],
  ['https://wns2-par02p.notify.windows.com/w/?token=abc', 'known'],
  ['https://push.example.org/abc', 'named'],
  ['https://push.example.org:443/abc', 'named'],
  ['https://10.0.0.5:8443/abc', 'named'],
  ['https://[::1]:8443/abc', 'named'],
  ['https://localhost:9000/abc', 'named'],
])('a push may go to %s', (endpoint, kind) => {
  expect(endpointKind(env, endpoint)).toBe(kind);
});

test.each([
  'http://fcm.googleapis.com/fcm/send/abc',
  'https://fcm.googleapis.com:8443/abc',
  'https://fcm.googleapis.com@127.0.0.1/abc',
  'https://name:word@fcm.googleapis.com/abc',
  'https://fcm.googleapis.com.example.org/abc',
  'https://evil-fcm.googleapis.com/abc',
  'https://push.services.mozilla.com.example.org/abc',
  'https://evilpush.apple.com/abc',
  'https://push.example.org:8443/abc',
  'https://sub.push.example.org/abc',
  'https://10.0.0.5/abc',
  'https://127.0.0.1/abc',
  'https://169.254.169.254/latest/meta-data',
  'https://[::ffff:127.0.0.1]/abc',
  'https://2130706433/abc',
  'https://localhost/abc',
  'file:///etc/passwd',
  'ftp://fcm.googleapis.com/abc',
  'push',
  '',
])('but not to %s', (endpoint) => {
  expect(endpointKind(env, endpoint)).toBeNull();
});
