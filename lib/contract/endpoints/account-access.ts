import { z } from 'zod';
import { blockSchema } from '../accounts/block.ts';
import { closeAccountSchema } from '../accounts/closing.ts';
import { createdInvitationSchema, createInvitationSchema, invitationSchema } from '../accounts/invitation.ts';
import { changePasswordSchema, confirmPasswordSchema, resetPasswordSchema } from '../accounts/password.ts';
import { reportMessageSchema, sentReportSchema } from '../admin/report.ts';
import { listQuerySchema, pageSchema } from '../values/paging.ts';
import type { Endpoint } from './endpoint.ts';

export const changePassword = {
  method: 'PUT',
  path: '/me/password',
  summary:
    'Change your password; on wish your other browsers are signed out and your tokens revoked. Not by a token',
  body: changePasswordSchema,
  errors: ['wrong_password'],
} as const satisfies Endpoint;

export const confirmPassword = {
  method: 'POST',
  path: '/me/confirm',
  summary: 'Type your password again, for what an administrator cannot take back; it counts for ten minutes',
  body: confirmPasswordSchema,
  errors: ['wrong_password'],
} as const satisfies Endpoint;

export const closeAccount = {
  method: 'DELETE',
  path: '/me',
  summary: 'Close your account at once; it is erased after 14 days, unless you sign in again before',
  body: closeAccountSchema,
  status: 202,
  answer: z.object({ erasedAt: z.string() }),
  errors: ['wrong_password', 'last_admin'],
} as const satisfies Endpoint;

export const exportMyData = {
  method: 'GET',
  path: '/me/export',
  summary: 'Everything of your own as one zip, at most three an hour',
  answerFile: ['application/zip'],
} as const satisfies Endpoint;

export const resetPassword = {
  method: 'POST',
  path: '/password-resets/{token}',
  summary: 'Set a new password by the link of an administrator; every session and token ends',
  access: 'public',
  body: resetPasswordSchema,
} as const satisfies Endpoint;

export const createInvitation = {
  method: 'POST',
  path: '/invitations',
  summary: 'Invite people; the link is shown once',
  body: createInvitationSchema,
  answer: createdInvitationSchema,
  status: 201,
  errors: ['signup_closed'],
} as const satisfies Endpoint;

export const listInvitations = {
  method: 'GET',
  path: '/invitations',
  summary: 'Your invitations with which one can join now; all of them for administrators',
  query: listQuerySchema,
  answer: pageSchema(invitationSchema),
} as const satisfies Endpoint;

export const endInvitation = {
  method: 'DELETE',
  path: '/invitations/{id}',
  summary: 'End an invitation of yours, or any as an administrator',
} as const satisfies Endpoint;

export const blockPerson = {
  method: 'PUT',
  path: '/users/{id}/block',
  summary: 'Block a person: no direct messages, notices, typing or presence either way',
  errors: ['too_many_blocks'],
} as const satisfies Endpoint;

export const unblockPerson = {
  method: 'DELETE',
  path: '/users/{id}/block',
  summary: 'Take a block back',
} as const satisfies Endpoint;

export const listBlocks = {
  method: 'GET',
  path: '/blocks',
  summary: 'Everyone whom you block',
  answer: pageSchema(blockSchema),
} as const satisfies Endpoint;

export const reportMessage = {
  method: 'POST',
  path: '/messages/{id}/report',
  summary: 'Report a message to the administrators, with five lines before and after it',
  body: reportMessageSchema,
  answer: sentReportSchema,
  status: 201,
  otherStatuses: { 200: 'reported by you before' },
} as const satisfies Endpoint;
