import { z } from 'zod';
import {
  pushPublicKeySchema,
  saveSubscriptionSchema,
  testedPushSchema,
  testPushSchema,
} from '../accounts/push.ts';
import { noticeSchema, quietSchema } from '../notices/notice.ts';
import type { Endpoint } from './endpoint.ts';

export const getPushKey = {
  method: 'GET',
  path: '/push/key',
  summary: 'The public key with which a browser subscribes to pushes (RFC 8292)',
  answer: pushPublicKeySchema,
} as const satisfies Endpoint;

export const saveSubscription = {
  method: 'PUT',
  path: '/me/push',
  summary:
    'Take pushes here from now on, as long as the calling session or token lasts; only of known push services or PUSH_HOSTS',
  body: saveSubscriptionSchema,
} as const satisfies Endpoint;

export const deleteSubscription = {
  method: 'DELETE',
  path: '/me/push',
  summary: 'Take no more pushes with the calling session or token',
} as const satisfies Endpoint;

export const testPush = {
  method: 'POST',
  path: '/me/push/test',
  summary: 'Send one push to the calling session or token, and see what its push service says',
  body: testPushSchema,
  answer: testedPushSchema,
  status: 202,
  errors: ['no_subscription'],
} as const satisfies Endpoint;

export const getNotice = {
  method: 'GET',
  path: '/messages/{id}/notice',
  summary: 'Why you were, or were not, notified of a message, and on which device; kept for seven days',
  answer: noticeSchema,
} as const satisfies Endpoint;

export const notifyAnyway = {
  method: 'POST',
  path: '/messages/{id}/notice',
  summary: 'Notify the other person of your direct message though it is quiet for them, if they allow it',
  body: z.strictObject({}),
  status: 202,
  errors: ['forbidden', 'not_allowed_now'],
} as const satisfies Endpoint;

export const getQuiet = {
  method: 'GET',
  path: '/users/{id}/quiet',
  summary: 'Whether it is quiet for a person just now, if they show it to who writes to them',
  answer: quietSchema,
} as const satisfies Endpoint;
