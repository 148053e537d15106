import { z } from 'zod';

/** What an answer of each error code says: HTTP status, the sentence a person reads, and whether it is our fault. */
export interface ErrorEntry {
  readonly status: number;
  readonly message: string;
  readonly isReported: boolean;
}

/** Every error code there is. Clients rely on the codes; the sentences may change. */
export const errorTable = {
  invalid: { status: 422, message: 'Some fields need a correction.', isReported: false },
  malformed: { status: 400, message: 'The body is not valid JSON in UTF-8.', isReported: false },
  malformed_address: { status: 400, message: 'This address cannot be read.', isReported: false },
  misdirected: {
    status: 421,
    message:
      'This address is not one of this installation. Set ALLOWED_HOSTS or PUBLIC_URL to allow its name.',
    isReported: false,
  },
  unsupported_media_type: {
    status: 415,
    message: 'This address does not take a body of this type.',
    isReported: false,
  },
  too_slow: { status: 408, message: 'The body took too long to arrive.', isReported: false },
  too_large: { status: 413, message: 'The body is too large.', isReported: false },
  length_required: {
    status: 411,
    message: 'Say how long the file is: Upload-Length, in bytes.',
    isReported: false,
  },
  malformed_upload: { status: 400, message: 'This upload cannot be read.', isReported: false },
  unsupported_protocol: {
    status: 412,
    message: 'Uploads that resume speak tus 1.0.0: send Tus-Resumable: 1.0.0.',
    isReported: false,
  },
  wrong_offset: {
    status: 409,
    message: 'This upload goes on elsewhere: at Upload-Offset.',
    isReported: false,
  },
  upload_locked: {
    status: 423,
    message: 'This upload is being sent by another connection. Try again in a moment.',
    isReported: false,
  },
  too_many_uploads: {
    status: 409,
    message: 'You have 20 unfinished uploads. Finish or cancel one first.',
    isReported: false,
  },
  too_much_unsent: {
    status: 409,
    message: 'Files of 1 GB of yours wait to be sent. Send or remove some first.',
    isReported: false,
  },
  file_sent: {
    status: 409,
    message: 'This file was sent. Change or delete its message instead.',
    isReported: false,
  },
  storage_full: {
    status: 507,
    message: 'There is no room for more files here. Tell the person who runs this.',
    isReported: true,
  },
  unsatisfiable_range: {
    status: 416,
    message: 'This file has no such bytes.',
    isReported: false,
  },
  bad_if_match: {
    status: 400,
    message: 'If-Match is an ETag in its quotes, several with commas between them, or *.',
    isReported: false,
  },
  unreadable_file: {
    status: 422,
    message: 'This file is not what it says it is.',
    isReported: false,
  },
  restore_by_command: {
    status: 409,
    message:
      'The data of this workspace is not in one folder of its own. Stop it, and use: npm run restore -- FILE',
    isReported: false,
  },
  busy: { status: 409, message: 'This is under way already.', isReported: false },
  unauthenticated: { status: 401, message: 'Sign in first.', isReported: false },
  session_ended: { status: 401, message: 'This session has ended. Sign in again.', isReported: false },
  wrong_credentials: {
    status: 401,
    message: 'The username and the password do not match.',
    isReported: false,
  },
  foreign_origin: {
    status: 403,
    message:
      'This request came from another address. Behind a proxy, set PUBLIC_URL to the address people type.',
    isReported: false,
  },
  forbidden: { status: 403, message: 'You may not do this.', isReported: false },
  wrong_password: { status: 403, message: 'This is not your current password.', isReported: false },
  password_needed: {
    status: 403,
    message: 'Type your password again first: it was more than ten minutes ago.',
    isReported: false,
  },
  too_many_tokens: {
    status: 409,
    message: 'You have 100 API tokens. Revoke one that is no longer used.',
    isReported: false,
  },
  signup_closed: {
    status: 403,
    message: 'This workspace takes no new accounts. Ask the person who runs it.',
    isReported: false,
  },
  invitation_required: {
    status: 403,
    message: 'You need an invitation to join. Ask the person who runs this workspace.',
    isReported: false,
  },
  invitation_ended: {
    status: 403,
    message: 'This invitation has ended. Ask the person who sent it for a new one.',
    isReported: false,
  },
  account_suspended: {
    status: 403,
    message: 'This account is suspended. Ask an administrator of this workspace.',
    isReported: false,
  },
  account_closed: {
    status: 403,
    message: 'This account is closed. Sign in on the page within 14 days of closing it to open it again.',
    isReported: false,
  },
  not_accepted: {
    status: 403,
    message: 'This person does not accept messages from you.',
    isReported: false,
  },
  too_many_blocks: {
    status: 409,
    message: 'You block 1,000 people. Unblock one first.',
    isReported: false,
  },
  last_admin: {
    status: 409,
    message: 'A workspace needs an administrator. Make another person one first.',
    isReported: false,
  },
  not_found: { status: 404, message: 'There is nothing here.', isReported: false },
  unknown_event: { status: 404, message: 'There is no such event.', isReported: false },
  method_not_allowed: { status: 405, message: 'This address does not take that method.', isReported: false },
  username_taken: { status: 409, message: 'This username is taken.', isReported: false },
  client_id_reused: {
    status: 409,
    message: 'This clientId was used for another message. Make a new one.',
    isReported: false,
  },
  id_reused: {
    status: 409,
    message: 'This id was used for something else. Make a new one.',
    isReported: false,
  },
  too_many_changes: {
    status: 409,
    message: 'This was changed too many times to change again.',
    isReported: false,
  },
  room_archived: {
    status: 409,
    message: 'This room is archived: it can be read, not written to.',
    isReported: false,
  },
  announcement_only: {
    status: 403,
    message: 'Only owners and admins write in this room.',
    isReported: false,
  },
  room_full: { status: 409, message: 'A room takes at most 1,000 members.', isReported: false },
  too_many_pinned: {
    status: 409,
    message: 'You have pinned 50 conversations. Unpin one first.',
    isReported: false,
  },
  last_owner: {
    status: 409,
    message: 'A room needs an owner. Make another member an owner first.',
    isReported: false,
  },
  no_subscription: {
    status: 409,
    message: 'This device takes no notifications yet. Turn them on first.',
    isReported: false,
  },
  not_allowed_now: {
    status: 409,
    message: 'This person cannot be notified of it now: it is not quiet for them, or they do not allow it.',
    isReported: false,
  },
  already_read: {
    status: 409,
    message: 'This has been read already. Delete it for everyone instead.',
    isReported: false,
  },
  too_late: {
    status: 409,
    message: 'A message can be taken back for 10 seconds only. Delete it for everyone instead.',
    isReported: false,
  },
  too_many_emoji: {
    status: 409,
    message: 'A message takes at most 20 different emoji.',
    isReported: false,
  },
  too_many_pins: {
    status: 409,
    message: 'A conversation takes at most 50 pinned messages. Unpin one first.',
    isReported: false,
  },
  too_many_saved: {
    status: 409,
    message: 'You have saved 2,000 messages. Take one out first.',
    isReported: false,
  },
  photo_not_kept: {
    status: 410,
    message: 'This photo is no longer kept: a contact keeps its last 10.',
    isReported: false,
  },
  too_old: {
    status: 410,
    message: 'The changes since then are no longer kept. Load everything again.',
    isReported: false,
  },
  changed_meanwhile: {
    status: 412,
    message: 'Another person changed this meanwhile. Check the current one and try again.',
    isReported: false,
  },
  rate_limited: { status: 429, message: 'Too many tries. Wait a moment.', isReported: false },
  unavailable: {
    status: 503,
    message: 'The store cannot be reached. Try again in a moment.',
    isReported: true,
  },
  internal: {
    status: 500,
    message: 'Something failed on our side. Nothing you wrote was lost.',
    isReported: true,
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

export const errorCodeSchema = z.enum(Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]]);

/** One wrong field; `path` is dotted text such as `phones.0.value`, empty for the whole body. */
export const fieldErrorSchema = z.object({ path: z.string(), message: z.string() });
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** How an action or a socket acknowledgement says no. HTTP makes problem+json of the same thing. */
export const refusalSchema = z.object({
  ok: z.literal(false),
  code: errorCodeSchema,
  message: z.string(),
  errors: z.array(fieldErrorSchema).optional(),
  retryAfterSeconds: z.number().optional(),
  /** Where it is our fault: under which id the log has it. */
  requestId: z.string().optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;
