import { expect, it } from 'vitest';
import { longWordClass } from './long-word.ts';

it.each(['_*', '[a](', '\\', 'x', 'Жы'])('a word of many %j is drawn without kerning', (unit) => {
  expect(longWordClass(`Look: ${unit.repeat(200)} here`)).toBe('unkerned');
});

it.each(['many words ', 'https://example.org/a?b=c ', '山川', 'ไทย', 'a\n', 'سلام '])(
  'a text of many %j is drawn as its font says',
  (unit) => {
    expect(longWordClass(unit.repeat(400))).toBeUndefined();
  },
);
