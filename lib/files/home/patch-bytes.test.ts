import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOf, patchBytes, patchEnd } from './patch-bytes.ts';

it('what is patched piece by piece is what was patched as a whole', () => {
  const part = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 9 }).map((bytes) => ({ bytes })),
    fc.integer({ min: 1, max: 9 }).map((zeros) => ({ zeros })),
  );
  const patch = fc.record({ at: fc.integer({ min: 0, max: 20 }), part });
  fc.assert(
    fc.property(patch, fc.integer({ min: 1, max: 12 }), (made, length) => {
      const whole = Buffer.alloc(40, 255);
      whole.set(Buffer.concat([...bytesOf(made)]), made.at);
      const pieces = Buffer.alloc(40, 255);
      for (let start = 0; start < 40; start += length)
        if (made.at < start + length && patchEnd(made) > start)
          patchBytes(pieces.subarray(start, start + length), made, start);
      expect(pieces).toEqual(whole);
    }),
  );
});
