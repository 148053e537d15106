import { describe, expect, it, test } from 'vitest';
import { isProblem, readSearch, sentText, typedDay } from './search-terms.ts';

function termsOf(typed: string): readonly string[] | string {
  const read = readSearch(typed);
  return isProblem(read) ? read.problem : read.terms.map(({ text }) => text);
}

describe('what is typed', () => {
  test.each([
    ['Hello WORLD', ['hello', 'world']],
    ['  "see  you" soon ', ['see you', 'soon']],
    ['“see you”', ['see you']],
    ['foo"bar baz"', ['foo', 'bar baz']],
    ['what? yes.', ['what', 'yes']],
    ['C++ C# .env foo()', ['c++', 'c#', '.env', 'foo()']],
    ['ada - lovelace', ['ada', 'lovelace']],
    ['12:30 http://x.y/z', ['12:30', 'http://x.y/z']],
    ['I am here', ['i', 'am', 'here']],
    ['木', ['木']],
    ['ก', ['ก']],
    ['🎉', ['🎉']],
    ['"has:link" now', ['has:link', 'now']],
  ])('%s are the terms %j', (typed, terms) => {
    expect(termsOf(typed)).toEqual(terms);
  });

  test.each([
    ['', 'two letters'],
    ['!!! … — +++', 'two letters'],
    ['a', 'two letters'],
    ['é', 'two letters'],
    ['한', 'two letters'],
    ['from:ada', 'two letters'],
    ['""', 'two letters'],
    ['\ud800 lost', 'no text'],
    ['\ufffd\ufffd', 'no text'],
    ['"never closed', 'quotation mark'],
    ['x'.repeat(10_000), '200 characters'],
    ['ab '.repeat(1_000), '200 characters'],
    ['ab '.repeat(40), '20 words'],
    ['word has:cheese', 'has:'],
    ['word has:', 'has:'],
    ['word before:yesterday', 'before:'],
    ['word after:2026-04-31', 'after:'],
  ])('%j is refused with a sentence', (typed, part) => {
    expect(termsOf(typed)).toContain(part);
  });

  it('holds filters, in any case, quoted where they have spaces, and several of them', () => {
    expect(readSearch('From:@ada in:"Design team" plan HAS:link after:2026-05 before:2026')).toMatchObject({
      terms: [{ text: 'plan' }],
      filters: [
        { name: 'from', value: '@ada' },
        { name: 'in', value: 'Design team' },
        { name: 'has', value: 'link' },
        { name: 'after', value: '2026-05' },
        { name: 'before', value: '2026' },
      ],
    });
  });

  it('may be a phrase that is still being typed', () => {
    expect(sentText(' say "see you ')).toBe('say "see you"');
    expect(sentText('say "see you"')).toBe('say "see you"');
  });
});

test('a day is a year, a month or a day of the calendar', () => {
  expect(typedDay('2026')).toEqual({ year: 2026, month: 1, day: 1 });
  expect(typedDay('2026-05')).toEqual({ year: 2026, month: 5, day: 1 });
  expect(typedDay('2024-02-29')).toEqual({ year: 2024, month: 2, day: 29 });
  for (const none of ['2026-02-29', '2026-13', '26', '2026-5', 'x', '2026-05-01T00:00:00Z'])
    expect(typedDay(none), none).toBeNull();
});
