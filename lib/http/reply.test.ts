import pino from 'pino';
import { expect, it } from 'vitest';
import { contactInputSchema } from '../contract/contacts/contact.ts';
import { createLog } from '../process/log.ts';
import { withRequestId } from '../process/request-id.ts';
import { problemResponse } from './answer.ts';
import { replyTo } from './reply.ts';

it('names the first hundred of the fields that are wrong, however many there are', () => {
  const unknown = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`f${index}`, 1]));
  const { code, errors } = replyTo(contactInputSchema.safeParse(unknown).error, pino({ level: 'silent' }));
  expect(code).toBe('invalid');
  expect(errors).toHaveLength(100);
});

it('a fault of ours names the id of its request, under which the log has why', async () => {
  const lines: string[] = [];
  const log = createLog({ LOG_LEVEL: 'info' }, { write: (line: string) => void lines.push(line) });
  const answer = await withRequestId('request-4711', async () => {
    await Promise.resolve();
    log.info('on the way');
    return problemResponse(replyTo(new Error('the disk is gone'), log));
  });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { requestId: 'request-4711', msg: 'on the way' },
    { requestId: 'request-4711', level: 50, err: { message: 'the disk is gone' } },
  ]);
  expect(await answer.json()).toMatchObject({
    code: 'internal',
    requestId: 'request-4711',
    title: 'Something failed on our side. Nothing you wrote was lost.',
    detail: expect.stringMatching(/ Reference: request-4711$/),
  });
  const event = replyTo(new Error('outside of any request'), log);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ requestId: event.requestId });
});
