import { expect, it } from 'vitest';
import { readBytes, readJson } from './read-body.ts';

/** A request of which the body is these parts, and then perhaps nothing without an end. */
function requestOf(parts: readonly string[], hasEnd = true) {
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      if (hasEnd) controller.close();
    },
    cancel() {
      isCancelled = true;
    },
  });
  const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json' } };
  return { request: new Request('http://127.0.0.1/', init as RequestInit), isCancelled: () => isCancelled };
}

it('reads a body whole, as far as its limit', async () => {
  const bytes = await readBytes(requestOf(['ab', 'cd']).request, 4);
  expect(new TextDecoder().decode(bytes)).toBe('abcd');
  await expect(readBytes(requestOf(['ab', 'cde']).request, 4)).rejects.toMatchObject({ code: 'too_large' });
});

it('gives a body up that does not arrive in time, and stops reading it', async () => {
  const { request, isCancelled } = requestOf(['ab'], false);
  await expect(readBytes(request, 4, { withinMs: 20 })).rejects.toMatchObject({ code: 'too_slow' });
  expect(isCancelled()).toBe(true);
});

it('asks for room for each part as it arrives', async () => {
  const held: number[] = [];
  await readBytes(requestOf(['ab', 'cde']).request, 9, { hold: (bytes) => held.push(bytes) });
  expect(held).toEqual([2, 3]);
  const full = () => {
    throw new Error('no room');
  };
  await expect(readBytes(requestOf(['ab']).request, 9, { hold: full })).rejects.toThrow('no room');
});

it('refuses JSON that is nested too deeply', async () => {
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  await expect(readJson(requestOf([deep]).request)).rejects.toMatchObject({ code: 'malformed' });
});
