import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { altSchema, fileNameSchema } from '../../contract/files/file.ts';
import { FILE_ALT_MAX } from '../../contract/files/file-rules.ts';
import { AppError, invalidField } from '../../use-case/app-error.ts';

/** A form's file as its part begins; its other fields come before or after. */
export interface FormFile {
  readonly name: string;
  readonly bytes: Readable;
  /** Resolves at the end of the form, and rejects when it breaks off or has what does not belong. */
  readonly rest: Promise<{ readonly alt: string; readonly keepsOriginal: boolean }>;
}

/** Of the file, in bytes. */
const READ_AHEAD = 256 * 1024;
const FIELDS = ['alt', 'keepsOriginal'];

/**
 * Reads a form up to the beginning of its one part `file`. Throws `malformed_upload`, and `invalid` for a form without that
 * part.
 */
export async function readForm(request: IncomingMessage): Promise<FormFile> {
  const form = openForm(request);
  const fields = new Map<string, string>();
  let file: Readable | undefined;
  let fail: (error: unknown) => void = () => undefined;
  const end = new Promise<void>((resolve, reject) => {
    fail = (error) => {
      request.unpipe(form);
      file?.destroy();
      reject(error);
    };
    form.on('finish', resolve);
  });
  const rest = end.then(() => readFields(fields));
  // Whoever waits for the beginning learns of it there.
  rest.catch(() => undefined);
  const beginning = new Promise<Omit<FormFile, 'rest'>>((resolve, reject) => {
    form.on('file', (field, bytes, fileName) => {
      // Its errors are those of the form.
      bytes.on('error', () => undefined);
      if (field !== 'file' || file) return fail(invalidField(field, 'Send one part named file.'));
      file = bytes;
      resolve({ name: fileNameSchema.parse(fileName ?? ''), bytes });
    });
    rest.then(() => reject(invalidField('file', 'Send one part named file.')), reject);
  });
  form.on('field', (field, value, _, isCut) => {
    if (!FIELDS.includes(field) || fields.has(field)) fail(invalidField(field, 'There is no such field.'));
    else if (isCut) fail(invalidField(field, `Use at most ${FILE_ALT_MAX} characters.`));
    else fields.set(field, value);
  });
  const isBroken = () => fail(new AppError('malformed_upload'));
  form
    .on('partsLimit', isBroken)
    .on('filesLimit', isBroken)
    .on('fieldsLimit', isBroken)
    .on('error', isBroken);
  request.on('close', () => {
    if (!request.complete) isBroken();
  });
  request.pipe(form);
  return { ...(await beginning), rest };
}

function openForm(request: IncomingMessage): BusboyInstance {
  const { headers } = request;
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      fileHwm: READ_AHEAD,
      limits: { files: 2, fields: 4, parts: 5, fieldSize: 8 * FILE_ALT_MAX, headerPairs: 20 },
    });
  } catch {
    throw new AppError('malformed_upload');
  }
}

function readFields(fields: ReadonlyMap<string, string>) {
  const alt = altSchema.safeParse(fields.get('alt') ?? '');
  if (!alt.success) throw invalidField('alt', `Use at most ${FILE_ALT_MAX} characters.`);
  return { alt: alt.data, keepsOriginal: fields.get('keepsOriginal') === 'true' };
}
