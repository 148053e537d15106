import { z } from 'zod';
import { changeFileSchema, sentFileSchema, uploadedFileSchema } from '../files/file.ts';
import { fileKinds } from '../files/file-rules.ts';
import { listQuerySchema, pageSchema } from '../values/paging.ts';
import type { Endpoint } from './endpoint.ts';

export const createFile = {
  method: 'POST',
  path: '/files',
  summary:
    'Upload a file: `multipart/form-data` with one part `file`, and perhaps `alt` and `keepsOriginal`; or, with `Tus-Resumable`, begin an upload that can be resumed, whose address is the `Location` of the answer',
  file: ['multipart/form-data', 'application/offset+octet-stream'],
  answer: uploadedFileSchema,
  status: 201,
  headers: ['Tus-Resumable', 'Upload-Length', 'Upload-Metadata'],
  errors: [
    'malformed_upload',
    'too_slow',
    'length_required',
    'unsupported_protocol',
    'too_large',
    'unsupported_media_type',
    'too_many_uploads',
    'too_much_unsent',
    'storage_full',
  ],
} as const satisfies Endpoint;

export const describeUploads = {
  method: 'OPTIONS',
  path: '/files',
  summary: 'What of the tus protocol is spoken here, and the size of the largest file',
  access: 'public',
} as const satisfies Endpoint;

export const getUpload = {
  method: 'HEAD',
  path: '/files/{id}',
  summary: 'Where an upload of yours ends until now, in `Upload-Offset`',
  status: 200,
  headers: ['Tus-Resumable'],
  errors: ['unsupported_protocol'],
} as const satisfies Endpoint;

export const changeFile = {
  method: 'PATCH',
  path: '/files/{id}',
  summary:
    'Rename or describe a file of yours before it is sent; or, with `Tus-Resumable`, add bytes to an upload (`application/offset+octet-stream`), which is a file once all are there: 204 with the new `Upload-Offset`',
  body: changeFileSchema,
  answer: uploadedFileSchema,
  otherStatuses: { 204: 'Bytes were added' },
  headers: ['Tus-Resumable', 'Upload-Offset'],
  errors: [
    'malformed_upload',
    'too_slow',
    'wrong_offset',
    'unsupported_protocol',
    'too_large',
    'unsupported_media_type',
    'upload_locked',
    'file_sent',
    'storage_full',
  ],
} as const satisfies Endpoint;

export const deleteFile = {
  method: 'DELETE',
  path: '/files/{id}',
  summary: 'Remove a file of yours before it is sent, or cancel its upload',
  errors: ['file_sent'],
} as const satisfies Endpoint;

export const getFileDetails = {
  method: 'GET',
  path: '/files/{id}/details',
  summary: 'What is known of a file of yours that is not sent yet, once all of it was uploaded',
  answer: uploadedFileSchema,
  errors: ['file_sent'],
} as const satisfies Endpoint;

const FILE_TYPES = ['application/octet-stream', 'image/*', 'video/*', 'audio/*'];
const partial = { 206: 'The part that `Range` names', 304: 'The caller has this file already' } as const;

export const getFile = {
  method: 'GET',
  path: '/files/{id}',
  summary:
    'The bytes of a file, for the members of the conversation that it was sent to, and before that for its owner; or the photo of a person by its `avatarFileId`',
  answerFile: FILE_TYPES,
  otherStatuses: partial,
  headers: ['If-None-Match', 'Range', 'If-Range'],
  errors: ['unsatisfiable_range'],
} as const satisfies Endpoint;

export const getThumbnail = {
  method: 'GET',
  path: '/files/{id}/thumbnail',
  summary: 'A small WebP of a picture or film, 640 pixels at most, for whoever may read the file',
  answerFile: ['image/webp'],
  otherStatuses: partial,
  headers: ['If-None-Match', 'Range', 'If-Range'],
  errors: ['unsatisfiable_range'],
} as const satisfies Endpoint;

const kindsSchema = z
  .string()
  .max(100)
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(fileKinds)));

export const listFiles = {
  method: 'GET',
  path: '/conversations/{id}/files',
  summary:
    'The files of a conversation, those of the newest message first; of one `kind` or several with commas between them, or with the words of `query` in their names and alternative texts',
  query: listQuerySchema.extend({
    kind: kindsSchema.optional(),
    query: z.string().max(200).optional(),
  }),
  answer: pageSchema(sentFileSchema),
} as const satisfies Endpoint;
