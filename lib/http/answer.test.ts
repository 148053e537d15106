import { expect, test } from 'vitest';
import { createLog } from '../process/log.ts';
import { Answer, problemResponse, responseOf } from './answer.ts';
import { replyTo } from './reply.ts';

const SECRET = 'mongodb://parley:password@store.internal/';
const log = createLog({ LOG_LEVEL: 'silent' });

test('an answer of the API is never shown as a page, guessed at, or kept', () => {
  for (const answer of [
    responseOf({ a: 1 }, 200),
    responseOf(Answer.bytes('<script>', { headers: { 'content-type': 'image/png' } }), 200),
    problemResponse(replyTo(new Error('x'), log)),
  ]) {
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

test('a fault of ours is answered without a word of what went wrong', async () => {
  const answer = problemResponse(replyTo(new Error(SECRET), log));
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({ code: 'internal', status: 500 });
  const text = await problemResponse(replyTo(new Error(SECRET), log)).text();
  expect(text).not.toContain('store.internal');
  expect(text).not.toContain('answer.test');
});
