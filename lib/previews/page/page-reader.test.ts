import { describe, expect, it } from 'vitest';
import { measureGrowth } from '../../testing/growth.ts';
import { createPageReader, type PageFacts } from './page-reader.ts';

const UTF8 = 'text/html; charset=utf-8';
const PAGE_BYTES = 512 * 1024;

/** What is read of a page that comes in pieces of so many bytes. */
function read(page: string | Buffer, type = UTF8, piece = 1_000): PageFacts {
  const reader = createPageReader(type);
  const bytes = Buffer.from(page);
  for (let at = 0; at < bytes.length; at += piece) {
    if (reader.write(bytes.subarray(at, at + piece))) break;
  }
  return reader.end();
}

describe('what a page says of itself', () => {
  it('is its OpenGraph data, and its title and description where there are none', () => {
    const title = '<!doctype html><head><title>Plain &amp; simple</title>';
    const plain = `${title}<meta content="It's &quot;good&quot;" name=Description></head>`;
    expect(read(plain)).toEqual({
      title: 'Plain & simple',
      description: 'It\'s "good"',
      siteName: '',
      picture: '',
    });
    const rich = `${title}
      <meta name="description" content="for searching">
      <meta property="og:title" content="Rich"/>
      <META PROPERTY='OG:Description' CONTENT='caf&eacute;, &#8220;x&#8221;'>
      <meta property="og:site_name" content="Example&nbsp;News">
      <meta property="og:image" content="/a.png?x=1&amp;y=2">
      <meta property="og:image" content="/second.png">`;
    expect(read(rich)).toEqual({
      title: 'Rich',
      description: 'café, “x”',
      siteName: 'Example News',
      picture: '/a.png?x=1&y=2',
    });
  });

  it('is the same in whatever pieces it comes', () => {
    const page = `${'<!-- long -->'.repeat(400)}<title>Über “uns” – あ</title><meta name="description" content="&lt;b&gt; ${'ö'.repeat(300)}">`;
    const whole = read(page, UTF8, page.length * 3);
    expect(whole.title).toBe('Über “uns” – あ');
    for (const piece of [1, 2, 3, 7, 4_095, 4_096, 4_097]) expect(read(page, UTF8, piece)).toEqual(whole);
  });

  it('is not what stands in scripts, comments, other tags and the body', () => {
    const page = `<script>"<title>script</title><meta property='og:title' content='script'>"</script>
      <!-- <title>comment</title> --><style><title>style</title></style><svg title="svg"></svg>
      <textarea><title>textarea</title></textarea><title>Right</title><title>second</title></head>
      <meta property="og:title" content="after the head">`;
    expect(read(page).title).toBe('Right');
    expect(read('<body><title>body</title>').title).toBe('');
    expect(read('<meta property="og:title" content="a"><body><meta name="description" content="b">')).toEqual(
      {
        title: 'a',
        description: '',
        siteName: '',
        picture: '',
      },
    );
  });

  it('is one line, cut, without controls and what turns its direction', () => {
    const page = `<title>  a\n\t b\u0007\u202e\u2066c\u200f </title><meta name="description" content="${'😀'.repeat(900)}">`;
    const { title, description } = read(page);
    expect(title).toBe('a bc');
    expect([...description]).toHaveLength(400);
    expect(description.endsWith('😀…')).toBe(true);
    expect(read('<title>\u200b\u202e \u2060</title>').title).toBe('');
  });

  it('ends with the head: nothing more is asked for then', () => {
    const reader = createPageReader(UTF8);
    expect(reader.write(Buffer.from('<head><title>a</title>'))).toBe(false);
    expect(reader.write(Buffer.from(`</head>${' '.repeat(5_000)}`))).toBe(true);
    expect(reader.end().title).toBe('a');
  });
});

describe('the encoding of a page', () => {
  const latin = Buffer.from('<title>Caf\xe9</title>', 'latin1');

  it.each([
    ['the header', latin, 'text/html; charset=ISO-8859-1'],
    ['the page', Buffer.concat([Buffer.from('<meta charset=windows-1252>'), latin]), 'text/html'],
    [
      'the page, as it was written before HTML 5',
      Buffer.concat([
        Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">'),
        latin,
      ]),
      'text/html',
    ],
    ['nothing: it is UTF-8', Buffer.from('<title>Café</title>'), 'text/html'],
    ['an unknown name: it is UTF-8', Buffer.from('<title>Café</title>'), 'text/html; charset=klingon'],
    [
      'its first bytes, whatever else is said',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<title>Café</title>', 'utf16le')]),
      'text/html; charset=iso-8859-1',
    ],
    [
      'a name that cannot be: what is read as ASCII is not UTF-16',
      Buffer.from('<meta charset="utf-16"><title>Café</title>'),
      'text/html',
    ],
  ])('is known by %s', (_how, page, type) => {
    expect(read(page, type).title).toBe('Café');
  });

  it('is another one in Japan, and what is wrong in it is replaced', () => {
    const page = Buffer.from([...Buffer.from('<title>'), 0x93, 0xfa, 0x96, 0x7b, ...Buffer.from('</title>')]);
    expect(read(page, 'text/html; charset=Shift_JIS').title).toBe('日本');
    expect(read(Buffer.from('<title>a\xff\xfeb</title>', 'latin1')).title).toBe('a\ufffd\ufffdb');
  });
});

describe('a page that is made to take long', () => {
  const UNITS = [
    '<',
    '<a',
    '<a>',
    '<a></b>',
    '<meta ',
    '<meta a=b ',
    '<meta name=description content=',
    '<meta name="description" content="x">',
    ' a',
    'a=b ',
    '<!--',
    '<!-',
    '-->',
    '<![CDATA[',
    '<script>',
    '<script><!--',
    '</script',
    '<title>',
    '<title>&',
    '&amp',
    '&#x10ffff;',
    '&notit;',
    '"',
    "'",
    '<div><p><b>',
    '\u0000',
    '😀',
  ];

  it.each(UNITS)('such as %j again and again is read in time that grows with its length', async (unit) => {
    const make = (size: number) => unit.repeat(Math.ceil(size / Buffer.byteLength(unit)));
    const work = (page: string) => read(page, UTF8, 16_384);
    const { isLinear, costs } = await measureGrowth({ make, work, largest: 2 * PAGE_BYTES });
    expect({ isLinear, costs }).toMatchObject({ isLinear: true });
  });

  it('gives its title all the same, cut', () => {
    expect(read(`<meta ${'a '.repeat(100_000)}><title>a</title>`).title).toBe('a');
    expect(read('<meta name=x content=y>'.repeat(10_000).concat('<title>a</title>')).title).toBe('a');
    expect(read(`<title>${'a'.repeat(400_000)}`).title).toHaveLength(200);
    expect(read(`<meta property=og:title content="${'&amp;'.repeat(100_000)}">`).title).toHaveLength(200);
    expect(read('<div>'.repeat(100_000).concat('<title>a</title>')).title).toBe('a');
  });

  it.each(['', '<', '<title', '<title>', '<meta', '<meta content="', '&', '\ufffe', '\ud800', '<!doctype'])(
    'or that ends at %j says nothing',
    (page) => {
      expect(read(page)).toEqual({ title: '', description: '', siteName: '', picture: '' });
    },
  );
});
