import { describe, expect, it } from 'vitest';
import { namesTag, rangeOf } from './byte-range.ts';

describe('a range of 100 bytes', () => {
  it.each([
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['Bytes= 99-99 ', { start: 99, end: 99 }],
    ['bytes=90-1000', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=100-', 'none'],
    ['bytes=-0', 'none'],
    [`bytes=${'9'.repeat(400)}-`, 'none'],
    [undefined, null],
    ['bytes=-', null],
    ['bytes=20-10', null],
    ['bytes=0-1,5-9', null],
    ['items=0-1', null],
    ['bytes=a-b', null],
    ['bytes=0x10-', null],
  ])('%j', (header, range) => expect(rangeOf(header, 100)).toEqual(range));
});

describe('a list of tags', () => {
  it.each([
    ['"a"', true],
    ['"b", "a"', true],
    ['W/"a"', true],
    ['*', true],
    ['"ab"', false],
    ['a', false],
    ['', false],
    [undefined, false],
  ])('%j', (header, isNamed) => expect(namesTag(header, '"a"')).toBe(isNamed));
});
