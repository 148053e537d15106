import type { Call } from './call.ts';

/** What came back of a call that was tried. */
export interface Answer {
  readonly status: string;
  readonly milliseconds: number;
  readonly text: string;
}

const SHOWN_MAX = 20_000;

/** Makes a call with what is in its form. Never throws: what went wrong is the answer. */
export async function tryCall(call: Call, form: FormData): Promise<Answer> {
  const started = performance.now();
  try {
    const answer = await fetch(addressOf(call, form), { method: call.method, ...bodyOf(call, form) });
    const text = await textOf(answer);
    return { status: `${answer.status} ${answer.statusText}`.trim(), milliseconds: since(started), text };
  } catch {
    return { status: 'Could not reach the server', milliseconds: since(started), text: '' };
  }
}

const since = (started: number) => Math.round(performance.now() - started);

function given(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

function addressOf(call: Call, form: FormData): string {
  const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(given(form, `path ${name}`)),
  );
  const query = new URLSearchParams();
  for (const { position, name } of call.parameters) {
    const value = given(form, `query ${name}`);
    if (position === 'query' && value !== '') query.set(name, value);
  }
  return `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`;
}

function bodyOf(call: Call, form: FormData): RequestInit {
  const headers: Record<string, string> = {};
  for (const { position, name } of call.parameters) {
    const value = given(form, `header ${name}`);
    if (position === 'header' && value !== '') headers[name] = value;
  }
  const file = form.get('file');
  if (file instanceof File) {
    return { headers: { ...headers, 'content-type': typeOf(file, call.file) }, body: file };
  }
  if (!call.body) return { headers };
  return { headers: { ...headers, 'content-type': call.body.type }, body: given(form, 'body') };
}

/** A browser does not know every type: then the name of the file decides. */
function typeOf(file: File, types: readonly string[]): string {
  if (types.includes(file.type)) return file.type;
  return (
    (/\.vcf$/i.test(file.name) ? types.find((type) => type.includes('vcard')) : undefined) ??
    types[0] ??
    file.type
  );
}

async function textOf(answer: Response): Promise<string> {
  const type = answer.headers.get('content-type') ?? '';
  if (type.startsWith('image/')) return `${(await answer.blob()).size} bytes of ${type}`;
  const text = await answer.text();
  const shown = type.includes('json') && text !== '' ? JSON.stringify(JSON.parse(text), null, 2) : text;
  return shown.length > SHOWN_MAX
    ? `${shown.slice(0, SHOWN_MAX)}\n… ${shown.length - SHOWN_MAX} more characters`
    : shown;
}
