import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../../contract/values/new-id.ts';
import type { Random } from '../../random.ts';

const LARGEST = 600_000;
const TUS = { 'tus-resumable': '1.0.0' };

/** Two people and their conversation. */
export interface Talk {
  readonly token: string;
  readonly conversationId: string;
}

interface SentFile {
  readonly id: string;
  readonly sha256: string;
}

/** What one writer was told, and goes on with after a kill. */
export interface Known {
  readonly sent: { readonly messageId: string; readonly files: readonly SentFile[] }[];
  /** Begun, and acknowledged up to `offset`. */
  readonly uploading: { readonly to: string; readonly bytes: Buffer<ArrayBuffer>; offset: number }[];
  /** Uploaded, and not sent yet. */
  readonly ready: SentFile[];
  /** A send that was not answered. */
  pending: { readonly clientId: string; readonly files: readonly SentFile[] } | null;
  readonly counts: { sent: number; uploaded: number; resumed: number };
}

interface Working {
  readonly url: string;
  readonly talk: Talk;
  readonly known: Known;
  readonly random: Random;
  readonly signal: AbortSignal;
  /** Takes one sentence about what must not be. */
  report(problem: string): void;
}

/** The server is gone: whatever was asked last may have been done or not. */
class Gone extends Error {}

export async function openTalk(url: string): Promise<Talk> {
  const post = async (path: string, body: object, token = '') => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return await answer.json();
  };
  const password = 'a password of the tests';
  await post('/users', { username: 'ada', displayName: 'Ada', password });
  const { id: userId } = await post('/users', { username: 'ben', displayName: 'Ben', password });
  const { token } = await post('/tokens', { username: 'ada', password });
  const { id } = await post('/conversations', { kind: 'direct', userId }, token);
  return { token, conversationId: id };
}

/** Checks what it was told before, goes on with what was not finished, and uploads and sends until the server is gone. */
export async function work(working: Working): Promise<void> {
  const { known, random, signal } = working;
  try {
    await checkSent(working);
    while (known.uploading.length > 0 && !signal.aborted) await resume(working);
    if (known.pending) await send(working);
    while (!signal.aborted) {
      if (known.ready.length > 3 || (known.ready.length > 0 && random.chance(0.4))) await use(working);
      else if (random.chance(0.5)) await uploadWhole(working);
      else await uploadInPieces(working);
    }
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  }
}

async function ask({ url, talk }: Working, method: string, path: string, init: RequestInit = {}) {
  const headers = { authorization: `Bearer ${talk.token}`, ...init.headers };
  try {
    const answer = await fetch(url + path.replace(/^\/api\/v1/, ''), { ...init, method, headers });
    const body = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, body };
  } catch (error) {
    throw new Gone(String(error), { cause: error });
  }
}

type Answer = Awaited<ReturnType<typeof ask>>;
const json = ({ body }: Answer) => JSON.parse(String(body));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Bytes that are nothing but bytes: nothing is taken out of them. */
const anything = (random: Random) => randomBytes(1 + random.whole(LARGEST));

/** Whether an answer is as expected; what it is otherwise is reported. */
function isAnswer({ report }: Working, what: string, answer: Answer, ...expected: number[]): boolean {
  if (expected.includes(answer.status)) return true;
  report(`${what} was answered ${answer.status}: ${String(answer.body).slice(0, 200)}`);
  return false;
}

async function checkSent(working: Working): Promise<void> {
  const { known, random, signal, report } = working;
  for (let index = 0; index < 3 && known.sent.length > 0 && !signal.aborted; index += 1) {
    const { messageId, files } = random.pick(known.sent);
    const message = await ask(working, 'GET', `/messages/${messageId}`);
    if (!isAnswer(working, 'A message that was sent', message, 200)) continue;
    const ids = json(message).files.map(({ id }: SentFile) => id);
    if (ids.join() !== files.map(({ id }) => id).join()) report(`Message ${messageId} has other files.`);
    for (const file of files) {
      const bytes = await ask(working, 'GET', `/files/${file.id}`);
      if (isAnswer(working, 'A file that was sent', bytes, 200) && sha256(bytes.body) !== file.sha256)
        report(`File ${file.id} has other bytes.`);
    }
  }
}

async function uploadWhole(working: Working): Promise<void> {
  const { known, random } = working;
  const bytes = anything(random);
  const body = new FormData();
  body.append('file', new Blob([bytes]), 'a.bin');
  const answer = await ask(working, 'POST', '/files', { body });
  if (isAnswer(working, 'An upload', answer, 201)) noteUploaded(known, json(answer).id, bytes);
}

async function uploadInPieces(working: Working): Promise<void> {
  const { known, random } = working;
  const bytes = anything(random);
  const headers = { ...TUS, 'upload-length': String(bytes.length) };
  const begun = await ask(working, 'POST', '/files', { headers });
  if (!isAnswer(working, 'The beginning of an upload', begun, 201)) return;
  known.uploading.push({ to: begun.headers.get('location') ?? '', bytes, offset: 0 });
  await addPieces(working);
}

/** After a kill: no byte that was acknowledged is lost. */
async function resume(working: Working): Promise<void> {
  const [upload] = working.known.uploading;
  if (!upload) return;
  const asked = await ask(working, 'HEAD', upload.to, { headers: TUS });
  if (!isAnswer(working, 'An upload that was begun', asked, 200)) return void working.known.uploading.shift();
  const offset = Number(asked.headers.get('upload-offset'));
  if (offset < upload.offset) working.report(`An upload has ${offset} of ${upload.offset} bytes left.`);
  upload.offset = offset;
  working.known.counts.resumed += 1;
  await addPieces(working);
}

async function addPieces(working: Working): Promise<void> {
  const { known, random } = working;
  const [upload] = known.uploading;
  if (!upload) return;
  while (upload.offset < upload.bytes.length) {
    const piece = upload.bytes.subarray(upload.offset, upload.offset + 1 + random.whole(LARGEST / 2));
    const headers = {
      ...TUS,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(upload.offset),
    };
    const added = await ask(working, 'PATCH', upload.to, { headers, body: piece });
    if (!isAnswer(working, 'A piece of an upload', added, 204)) return void known.uploading.shift();
    upload.offset = Number(added.headers.get('upload-offset'));
  }
  known.uploading.shift();
  noteUploaded(known, upload.to.split('/').at(-1) ?? '', upload.bytes);
}

function noteUploaded(known: Known, id: string, bytes: Uint8Array): void {
  known.ready.push({ id, sha256: sha256(bytes) });
  known.counts.uploaded += 1;
}

/** Sends files that were uploaded, removes one, or deletes a message. */
async function use(working: Working): Promise<void> {
  const { known, random } = working;
  if (random.chance(0.1)) {
    const [file] = known.ready.splice(0, 1);
    const removed = await ask(working, 'DELETE', `/files/${file?.id}`);
    isAnswer(working, 'The removal of a file', removed, 204);
    return;
  }
  if (known.sent.length > 2 && random.chance(0.15)) {
    const [message] = known.sent.splice(random.whole(known.sent.length), 1);
    const deleted = await ask(working, 'DELETE', `/messages/${message?.messageId}`);
    if (!isAnswer(working, 'The deletion of a message', deleted, 204)) return;
    for (const { id } of message?.files ?? [])
      isAnswer(working, 'A file of a deleted message', await ask(working, 'GET', `/files/${id}`), 404);
    return;
  }
  known.pending = { clientId: newId(), files: known.ready.splice(0, 1 + random.whole(3)) };
  await send(working);
}

async function send(working: Working): Promise<void> {
  const { known, talk } = working;
  if (!known.pending) return;
  const { clientId, files } = known.pending;
  const answer = await ask(working, 'POST', `/conversations/${talk.conversationId}/messages`, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clientId, body: '', fileIds: files.map(({ id }) => id) }),
  });
  known.pending = null;
  if (!isAnswer(working, 'A send', answer, 200, 201)) return;
  known.sent.push({ messageId: json(answer).id, files });
  known.counts.sent += 1;
}
