import { expect, it } from 'vitest';
import { cleanFileName } from './file-name.ts';

it.each([
  ['holiday.jpg', 'holiday.jpg'],
  ['Küche — Plan (2).pdf', 'Küche — Plan (2).pdf'],
  ['Ku\u0308che.pdf', 'Küche.pdf'],
  ['👩‍👧 day.png', '👩‍👧 day.png'],
  ['../../../etc/passwd', 'passwd'],
  ['C:\\Users\\ada\\plan.txt', 'plan.txt'],
  ['folder/', 'folder'],
  ['invoice\u202egnp.exe', 'invoicegnp.exe'],
  ['a\0b\r\nc\t.txt', 'ab c .txt'],
  ['"a":<b>|c?*.txt', '_a___b__c__.txt'],
  ['.htaccess', 'htaccess'],
  ['end. . .', 'end'],
  ['CON', '_CON'],
  ['com1.tar.gz', '_com1.tar.gz'],
  ['console.log', 'console.log'],
  ['', 'file'],
  [' ./\u200b ', 'file'],
  ['half \ud800 a letter', 'half \ufffd a letter'],
])('%j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept);
});

it('keeps the ending of a long name, in 200 characters at most', () => {
  expect(cleanFileName(`${'x'.repeat(1_000)}.jpeg`)).toBe(`${'x'.repeat(195)}.jpeg`);
  expect([...cleanFileName('👍'.repeat(500))]).toHaveLength(200);
  expect(cleanFileName(`a.${'y'.repeat(400)}`)).toHaveLength(200);
});

it('costs little, however hostile the name', () => {
  for (const piece of ['.', ' ', '/', '\u202e', 'a.', '\\.'])
    expect(cleanFileName(`x${piece.repeat(50_000)}x`).length).toBeLessThanOrEqual(200);
});
