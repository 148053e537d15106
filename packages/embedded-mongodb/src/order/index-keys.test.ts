import { describe, expect, it } from 'vitest';
import { docOf, UNDEFINED, type Value } from '../bson/value.ts';
import { indexKeys, indexPaths } from './index-keys.ts';

const element = (b: Value, c: Value) => docOf(['b', b], ['c', c]);

describe('indexKeys', () => {
  it('keys scalars, missing fields and arrays', () => {
    expect(indexKeys(docOf(['a', 1]), indexPaths(['a']))).toMatchObject({ keys: [[1]], isMultikey: [false] });
    expect(indexKeys(docOf(['a', 1]), indexPaths(['b', 'a.x'])).keys).toEqual([[undefined, undefined]]);
    expect(indexKeys(docOf(['a', [1, 2, 1]]), indexPaths(['a']))).toMatchObject({
      keys: [[1], [2], [1]],
      isMultikey: [true],
    });
    expect(indexKeys(docOf(['a', []]), indexPaths(['a'])).keys).toEqual([[UNDEFINED]]);
    expect(indexKeys(docOf(['a', []]), indexPaths(['a.b'])).keys).toEqual([[undefined]]);
    expect(indexKeys(docOf(['a', [[1, 2], 3]]), indexPaths(['a'])).keys).toEqual([[[1, 2]], [3]]);
  });

  it('walks a shared array once, element by element', () => {
    const doc = docOf(['x', 9], ['a', [element(1, 2), element(3, [4, 5]), 7]]);
    expect(indexKeys(doc, indexPaths(['a.b', 'x', 'a.c']))).toMatchObject({
      keys: [
        [1, 9, 2],
        [3, 9, 4],
        [3, 9, 5],
        [undefined, 9, undefined],
      ],
      isMultikey: [true, false, true],
    });
  });

  it('refuses two different arrays, and a number that may be either index or name', () => {
    const doc = docOf(['a', [1]], ['b', [2]], ['c', [docOf(['0', 1])]]);
    expect(() => indexKeys(doc, indexPaths(['a', 'b']))).toThrow(expect.objectContaining({ code: 171 }));
    expect(() => indexKeys(doc, indexPaths(['c.0']))).toThrow(expect.objectContaining({ code: 16746 }));
  });

  it('follows a number into an array by position', () => {
    const doc = docOf(['a', [1, docOf(['b', 2]), [3, 4]]]);
    expect(indexKeys(doc, indexPaths(['a.0']))).toMatchObject({ keys: [[1]], isMultikey: [false] });
    expect(indexKeys(doc, indexPaths(['a.1.b'])).keys).toEqual([[2]]);
    expect(indexKeys(doc, indexPaths(['a.2'])).keys).toEqual([[3], [4]]);
  });
});
