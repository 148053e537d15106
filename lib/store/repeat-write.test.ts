import { MongoNetworkError } from 'mongodb';
import { expect, it } from 'vitest';
import { repeatWrite } from './repeat-write.ts';

/** A write that fails with these errors, one after the other, before it succeeds. */
function failing(...errors: Error[]) {
  let times = 0;
  const write = async () => {
    times += 1;
    const error = errors.shift();
    if (error) throw error;
    return 'written';
  };
  return { write, times: () => times };
}

const cut = () => new MongoNetworkError('connection 3 closed');

it('a write whose connection was cut is done once more', async () => {
  const once = failing(cut());
  expect(await repeatWrite(once.write)).toBe('written');
  const twice = failing(cut(), cut());
  await expect(repeatWrite(twice.write)).rejects.toThrow('closed');
  expect(twice.times()).toBe(2);
});

it('a write that was refused is not', async () => {
  const refused = failing(new Error('E11000'));
  await expect(repeatWrite(refused.write)).rejects.toThrow('E11000');
  expect(refused.times()).toBe(1);
});
