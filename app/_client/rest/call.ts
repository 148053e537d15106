import type { z } from 'zod';
import type { AnswerOf, ParamsOf } from '../../../lib/contract/endpoints/endpoint.ts';
import type { endpoints } from '../../../lib/contract/endpoints/endpoints.ts';
import { ApiError, errorOf } from './api-error.ts';
import { noteServedBuild } from './served-build.ts';

const PATIENCE_MS = 15_000;

type Table = typeof endpoints;

/** The table of endpoints by method and path. Only its types are here: its schemas and texts stay on the server. */
type Endpoints = {
  readonly [N in keyof Table as `${Table[N]['method']} ${Table[N]['path']}`]: Table[N];
};

/** A call of the REST API as it is written in its documentation: `GET /rooms/{slug}`. */
type CallName = keyof Endpoints;

/** A query parameter may be given as the text that is sent, or as the value that the server reads from it. */
type QueryOf<Schema extends z.ZodType> = {
  readonly [K in keyof z.input<Schema>]:
    | z.input<Schema>[K]
    | (K extends keyof z.output<Schema> ? z.output<Schema>[K] : never);
};

/** What a call sends: each part is required where the endpoint has it. */
type CallInput<E extends Endpoints[CallName]> = (keyof ParamsOf<E> extends never
  ? unknown
  : { readonly params: ParamsOf<E> }) &
  (E extends { readonly query: infer Q extends z.ZodType } ? { readonly query?: QueryOf<Q> } : unknown) &
  (E extends { readonly body: infer B extends z.ZodType } ? { readonly body: z.input<B> } : unknown) &
  (E extends { readonly isFileOptional: true }
    ? { readonly file?: Blob }
    : E extends { readonly file: readonly string[] }
      ? { readonly file: Blob | FormData }
      : unknown) & {
    /** How long to wait for the answer; 15 s when left out. */
    readonly patienceMs?: number;
  };

/** The same input as the code below reads it. */
interface AnyInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly file?: Blob | FormData;
  readonly patienceMs?: number;
}

type CallArgs<E extends Endpoints[CallName]> =
  Record<never, never> extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>];

let underWay = new AbortController();

/** Gives up every request under way, when the person signs out or their session ends. */
export function giveUpRequests(): void {
  underWay.abort();
  underWay = new AbortController();
}

/**
 * Calls the REST API. Throws {@link ApiError}, and nothing else. What is answered is not parsed: it comes from our own
 * server, which the tests hold to the schemas of the table.
 */
export async function call<N extends CallName>(
  name: N,
  ...[input]: CallArgs<Endpoints[N]>
): Promise<AnswerOf<Endpoints[N]>> {
  const { response, body } = await send(name, input ?? {}, readJson);
  if (!response.ok) throw errorOf(body);
  return body as AnswerOf<Endpoints[N]>;
}

/** The same for a call that answers a file. */
export async function callForFile<N extends CallName>(
  name: N,
  ...[input]: CallArgs<Endpoints[N]>
): Promise<Blob> {
  const { response, body } = await send(name, input ?? {}, async (answer) =>
    answer.ok ? await answer.blob() : await readJson(answer),
  );
  if (!response.ok || !(body instanceof Blob)) throw errorOf(body);
  return body;
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  // Not every success has something to say.
  return text === '' ? null : JSON.parse(text);
}

async function send(
  name: CallName,
  input: AnyInput,
  read: (response: Response) => Promise<unknown>,
): Promise<{ readonly response: Response; readonly body: unknown }> {
  const [method = '', path = ''] = name.split(' ');
  const isJson = input.body !== undefined;
  const signal = AbortSignal.any([AbortSignal.timeout(input.patienceMs ?? PATIENCE_MS), underWay.signal]);
  try {
    const response = await fetch(addressOf(path, input), {
      method,
      headers: { accept: 'application/json', ...(isJson ? { 'content-type': 'application/json' } : {}) },
      body: isJson ? JSON.stringify(input.body) : (input.file ?? null),
      signal,
    });
    noteServedBuild(response);
    return { response, body: await read(response) };
  } catch {
    throw new ApiError(null, 'Could not reach the server.');
  }
}

/** The address of a call, with its path and query filled in. */
function addressOf(path: string, { params = {}, query = {} }: AnyInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `/api/v1${filled}${search === '' ? '' : `?${search}`}`;
}
