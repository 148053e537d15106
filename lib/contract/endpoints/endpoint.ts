import type { z } from 'zod';
import type { ErrorCode } from '../errors.ts';

export type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Whether a call changes something. */
export function isWrite({ method }: Pick<Endpoint, 'method'>): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

/** One call of the REST API. The route, the page's client, the OpenAPI document and docs/API.md are made from it. */
export interface Endpoint {
  readonly method: Method;
  /** Under `/api/v1`, with its parameters in braces: `/contacts/{id}`. */
  readonly path: string;
  /** What it is for, in one sentence without its period. */
  readonly summary: string;
  /** Left out: a person who is signed in, or a program with a token. `admin`: for others there is nothing here. */
  readonly access?: 'public' | 'admin';
  /** Tokens of this scope may use it, which may use nothing else. */
  readonly scope?: 'backup';
  /** Checks the parameters of the path; left out, they are any text. */
  readonly params?: z.ZodType;
  /** The query parameters; without it they are not read. */
  readonly query?: z.ZodType;
  /** The JSON body; without it none is read. */
  readonly body?: z.ZodType;
  /** The media types of a body that is a file. */
  readonly file?: readonly string[];
  /** Whether the file may be left out, because something else names it. */
  readonly isFileOptional?: true;
  /** The JSON of the answer. */
  readonly answer?: z.ZodType;
  /** The media types of an answer that is a file. */
  readonly answerFile?: readonly string[];
  /** The usual status of success: 200 with an answer and 204 without when left out. */
  readonly status?: number;
  /** Other statuses of success, each with what it means. */
  readonly otherStatuses?: Readonly<Record<number, string>>;
  /** The request headers that it reads besides those of every call. */
  readonly headers?: readonly RequestHeader[];
  /** The errors of its own, besides those that every call can answer. */
  readonly errors?: readonly ErrorCode[];
}

/** What the request headers of single calls are for. */
export const requestHeaders = {
  'If-Match': 'The ETag of the contact that is to be changed; 412 when it has changed meanwhile.',
  'If-None-Match':
    'The ETag of what the caller has; 304 when it is still the same. With PUT, and `*`: 412 when it is there.',
  Range: 'Which bytes: one range, such as bytes=0-99.',
  'If-Range': 'The ETag of which the range is to be; the whole comes when it is another one by now.',
  'Backup-Passphrase': 'What an encrypted backup was made with, percent-encoded.',
  'Tus-Resumable': '1.0.0, for an upload that can be resumed (the tus protocol).',
  'Upload-Length': 'The size of the file in bytes, of an upload that can be resumed.',
  'Upload-Metadata':
    'Of an upload that can be resumed: filename, alt and keepsOriginal (true or false), each with a space and its value in Base64, with commas between them.',
  'Upload-Offset': 'Where the bytes of the body belong: where the upload ends until now.',
} as const;
export type RequestHeader = keyof typeof requestHeaders;

type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;

/** The parameters of the path of an endpoint, as text. */
export type ParamsOf<E extends Endpoint> = Readonly<Record<ParamNames<E['path']>, string>>;

/** What an endpoint answers as JSON; `void` for none. */
export type AnswerOf<E extends Endpoint> = E extends { readonly answer: z.ZodType<infer Answer> }
  ? Answer
  : // biome-ignore lint/suspicious/noConfusingVoidType: a use case without an answer returns void
    void;

/** The usual status of success. */
export function statusOf({ status, answer, answerFile }: Endpoint): number {
  return status ?? (answer || answerFile ? 200 : 204);
}
