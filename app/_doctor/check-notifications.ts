import { type Check, failed, ok, unknown } from '@/lib/contract/doctor/check.ts';
import { readPermission } from '../_client/notices/notice-permission.ts';
import { hasPush } from '../_client/push/push.ts';
import { ApiError, errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';

const NAME = 'Notifications';

/** Whether this browser can be notified while no page is open, as far as can be told without asking anyone anything. */
export async function checkNotifications(): Promise<Check> {
  if (!isSecureContext)
    return failed(
      NAME,
      'Browsers notify of pages by https only.',
      'Caddy: parley.example.org\nreverse_proxy 127.0.0.1:3000',
    );
  if (!hasPush()) return unknown(NAME, 'This browser has no push service, or switched it off.');
  if (readPermission() !== 'granted')
    return unknown(NAME, 'They are not allowed here. Settings, On your phone, turns them on step by step.');
  try {
    const { status, code } = await call('POST /me/push/test', { body: {} });
    if (status === 'delivered') return ok(NAME, 'The push service of this browser took one from the server.');
    if (code === null)
      return failed(
        NAME,
        'The server does not reach the push service of this browser.',
        'Let the machine of the server connect to port 443 of other hosts.',
      );
    return failed(NAME, `The push service refused it (${code}).`, 'Settings, On your phone: check again.');
  } catch (error) {
    if (error instanceof ApiError && error.code === 'no_subscription')
      return unknown(NAME, 'This device takes none yet. Settings, On your phone, turns them on.');
    return failed(NAME, errorMessage(error), null);
  }
}
