import { changeFileSchema, uploadedFileSchema } from '../files/file.ts';
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
