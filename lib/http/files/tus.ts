import type { IncomingMessage } from 'node:http';
import type * as endpoints from '../../contract/endpoints/files.ts';
import { altSchema, fileNameSchema } from '../../contract/files/file.ts';
import { appendUpload, readUpload, type UploadEnd } from '../../files/upload/append-upload.ts';
import { createUpload } from '../../files/upload/create-upload.ts';
import { deleteFile } from '../../files/upload/delete-file.ts';
import { AppError, isAppError } from '../../use-case/app-error.ts';
import { Answer } from '../answer.ts';
import type { RawCall } from '../raw/raw-route.ts';

/** The version of the protocol that is spoken: https://tus.io/protocols/resumable-upload */
const VERSION = '1.0.0';
const BYTES = 'application/offset+octet-stream';
const METADATA_MAX = 16 * 1024;

/** Whether a request speaks tus, in whatever version. */
export function isTus(request: IncomingMessage): boolean {
  return request.headers['tus-resumable'] !== undefined;
}

/** What a refusal in tus says besides: its version, and with a wrong offset which one is right. */
export function tusRefusal(request: IncomingMessage, thrown: unknown): Record<string, string> {
  if (!isTus(request)) return {};
  const offset = isAppError(thrown) ? thrown.details.offset : undefined;
  return {
    'tus-resumable': VERSION,
    'tus-version': VERSION,
    ...(offset === undefined ? {} : { 'upload-offset': String(offset) }),
  };
}

/** OPTIONS: what is spoken here. */
export async function describeTus({ ctx }: RawCall<typeof endpoints.describeUploads>) {
  return Answer.bytes(null, {
    headers: {
      'tus-resumable': VERSION,
      'tus-version': VERSION,
      'tus-extension': 'creation,creation-with-upload,termination,expiration',
      'tus-max-size': String(ctx.env.FILE_MAX),
    },
  });
}

/** POST: begins an upload; bytes that come along are its first. */
export async function createByTus(call: RawCall<typeof endpoints.createFile>) {
  const { ctx, caller, headers, request } = call;
  requireVersion(headers);
  const size = wholeNumber(headers.get('upload-length'));
  if (size === null) throw new AppError('length_required');
  const { _id, expiresAt } = await createUpload(ctx, caller, {
    ...readMetadata(headers.get('upload-metadata') ?? ''),
    size,
    isResumable: true,
  });
  const hasBytes = headers.get('content-type') === BYTES;
  const end = hasBytes
    ? await appendUpload(ctx, caller, { id: _id, offset: 0, bytes: request, length: lengthOf(headers) })
    : { offset: 0, size, expiresAt };
  // Nobody learns its address, so nobody can go on with it.
  if (hasBytes && !request.complete) await deleteFile(ctx, caller, { id: _id });
  return done(201, end, { location: `/api/v1/files/${_id}` });
}

/** HEAD: where an upload ends. */
export async function readByTus({ ctx, caller, params, headers }: RawCall<typeof endpoints.getUpload>) {
  requireVersion(headers);
  const end = await readUpload(ctx, caller, params);
  return done(200, end, { 'upload-length': String(end.size) });
}

/** PATCH: adds bytes. */
export async function appendByTus({
  ctx,
  caller,
  params,
  headers,
  request,
}: RawCall<typeof endpoints.changeFile>) {
  requireVersion(headers);
  if (headers.get('content-type') !== BYTES) throw new AppError('unsupported_media_type');
  const offset = wholeNumber(headers.get('upload-offset'));
  if (offset === null) throw new AppError('malformed_upload');
  const addition = { ...params, offset, bytes: request, length: lengthOf(headers) };
  return done(204, await appendUpload(ctx, caller, addition));
}

/** DELETE: ends an upload, of which nothing is left. */
export async function deleteByTus({ ctx, caller, params, headers }: RawCall<typeof endpoints.deleteFile>) {
  requireVersion(headers);
  await deleteFile(ctx, caller, params);
  return Answer.bytes(null, { status: 204, headers: { 'tus-resumable': VERSION } });
}

function done(status: number, { offset, expiresAt }: UploadEnd, more: Record<string, string> = {}): Answer {
  const expires = expiresAt === null ? {} : { 'upload-expires': expiresAt.toUTCString() };
  const headers = { 'tus-resumable': VERSION, 'upload-offset': String(offset), ...expires, ...more };
  return Answer.bytes(null, { status, headers });
}

function requireVersion(headers: Headers): void {
  if (headers.get('tus-resumable') !== VERSION) throw new AppError('unsupported_protocol');
}

function lengthOf(headers: Headers): number | null {
  return wholeNumber(headers.get('content-length'));
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** `filename`, `alt` and `keepsOriginal` of `Upload-Metadata`; other keys are left alone, as the protocol says. */
function readMetadata(text: string) {
  if (text.length > METADATA_MAX) throw new AppError('malformed_upload');
  const values = new Map<string, string>();
  for (const pair of text.split(',').filter((each) => each.trim() !== '')) {
    const [key = '', value = '', ...more] = pair.trim().split(' ');
    if (more.length > 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw new AppError('malformed_upload');
    values.set(key, Buffer.from(value, 'base64').toString('utf8'));
  }
  return {
    name: fileNameSchema.parse(values.get('filename') ?? ''),
    alt: altSchema.parse(values.get('alt') ?? ''),
    keepsOriginal: values.get('keepsOriginal') === 'true',
  };
}
