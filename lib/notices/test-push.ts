import { ownPushDevice } from '../accounts/push/subscriptions.ts';
import type { Context } from '../context/context.ts';
import type { TestedPush } from '../contract/accounts/push.ts';
import { newId } from '../contract/values/new-id.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { pushToDevices } from './deliver/deliver.ts';
import { pushPayload } from './push/payload.ts';
import { noticesOf } from './running-notices.ts';

/**
 * Sends one push to the caller's own session or token, whether a page is in view there or not. Resolves to what its push service
 * said. Throws `no_subscription`.
 */
export async function testPush(ctx: Context, caller: Caller): Promise<TestedPush> {
  const device = await ownPushDevice(ctx, caller);
  if (device === null) throw new AppError('no_subscription');
  const id = newId();
  const notice = {
    title: 'Parley',
    body: 'Notifications arrive on this device.',
    path: '/settings',
    tag: 'parley test',
  };
  const { devices } = await pushToDevices(ctx, noticesOf(ctx).sender, {
    devices: [{ ...device, isInView: false }],
    done: [],
    isLastTry: true,
    push: { payload: pushPayload(ctx, notice, { testId: id }), isUrgent: true, topic: 'test' },
  });
  const [answered] = devices;
  const status = answered?.status === 'delivered' || answered?.status === 'gone' ? answered.status : 'failed';
  return { id, status, code: answered?.code ?? null };
}
