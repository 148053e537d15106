import { describe, expect, it } from 'vitest';
import { disposition, fileHeaders } from './file-headers.ts';

describe('what a browser may show', () => {
  it.each(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'video/mp4', 'audio/mpeg'])(
    '%s, as it is',
    (type) =>
      expect(fileHeaders({ name: 'x', type })).toMatchObject({
        'content-type': type,
        'content-disposition': 'inline; filename="x"',
      }),
  );

  it.each([
    'image/svg+xml',
    'text/html',
    'application/xhtml+xml',
    'application/xml',
    'application/pdf',
    'text/plain',
    'image/tiff',
    '',
    'IMAGE/SVG+XML',
  ])('%s is a download without a type', (type) =>
    expect(fileHeaders({ name: 'x', type })).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="x"',
    }),
  );

  it('films and sound that not every browser plays are downloads, with their type for those that do', () => {
    expect(fileHeaders({ name: 'x', type: 'video/quicktime' })).toMatchObject({
      'content-type': 'video/quicktime',
      'content-disposition': 'attachment; filename="x"',
    });
  });

  it('can never run, be framed, be read by another site or be taken from a cache unasked', () => {
    expect(fileHeaders({ name: 'x', type: 'image/png' })).toMatchObject({
      'content-security-policy':
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    });
  });
});

describe('the name of a download', () => {
  it.each([
    ['Plan 2.pdf', 'attachment; filename="Plan 2.pdf"'],
    ['../../etc/passwd', 'attachment; filename="passwd"'],
    ['C:\\temp\\a.txt', 'attachment; filename="a.txt"'],
    ['"; filename=evil.exe', 'attachment; filename="_; filename=evil.exe"'],
    ['a\r\nSet-Cookie: x=1', 'attachment; filename="a Set-Cookie_ x=1"'],
    ['', 'attachment; filename="file"'],
    ['..', 'attachment; filename="file"'],
    ['50%41.txt', 'attachment; filename="50_41.txt"; filename*=UTF-8\'\'50%2541.txt'],
    ['Übung.pdf', 'attachment; filename="_bung.pdf"; filename*=UTF-8\'\'%C3%9Cbung.pdf'],
    ["it's (1).txt", 'attachment; filename="it\'s (1).txt"'],
    ['日本*.txt', 'attachment; filename="___.txt"; filename*=UTF-8\'\'%E6%97%A5%E6%9C%AC_.txt'],
    ['exe\u202egpj.scr', 'attachment; filename="exegpj.scr"'],
  ])('%j', (name, expected) => expect(disposition('attachment', name)).toBe(expected));

  it('is short however long it was', () => {
    expect(disposition('attachment', 'ü'.repeat(100_000)).length).toBeLessThan(3_000);
  });
});
