import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { digestOnArrival, noteDigested, takeDigest } from './running-digests.ts';

const ctx = { state: new Map() } as unknown as Context;
const bytes = randomBytes(1_000);
const sha256 = createHash('sha256').update(bytes).digest('hex');

function arrive(id: string, from: number, to: number, stored = to): void {
  digestOnArrival(ctx, id, from)(bytes.subarray(from, to));
  noteDigested(ctx, id, stored);
}

it('the digest of what arrived in pieces is that of the whole, once', () => {
  arrive('a', 0, 300);
  arrive('a', 300, 1_000);
  expect(takeDigest(ctx, 'a', 1_000)).toBe(sha256);
  expect(takeDigest(ctx, 'a', 1_000)).toBeNull();
});

it('is not known of an upload of which a part was lost, or came to another process', () => {
  arrive('lost', 0, 600, 500);
  arrive('lost', 500, 1_000);
  expect(takeDigest(ctx, 'lost', 1_000)).toBeNull();
  arrive('elsewhere', 400, 1_000);
  expect(takeDigest(ctx, 'elsewhere', 1_000)).toBeNull();
  arrive('short', 0, 600);
  expect(takeDigest(ctx, 'short', 1_000)).toBeNull();
});

it('begins anew with an upload that does', () => {
  arrive('again', 0, 600);
  arrive('again', 0, 1_000);
  expect(takeDigest(ctx, 'again', 1_000)).toBe(sha256);
});
