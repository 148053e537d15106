import { expect, it, test } from 'vitest';
import { mailUrl, telephoneUrl } from './contact-urls.ts';

const dials = (value: string, e164: string | null = null) => telephoneUrl({ value, e164 });

it('dials the international form, or else only what a telephone knows of what was typed', () => {
  expect(dials('020 7946 0018', '+442079460018')).toBe('tel:+442079460018');
  expect(dials('(0) 12-34, ext. 5')).toBe('tel:01234;ext=5');
  expect(dials('112')).toBe('tel:112');
});

test.each([
  ['+49 30 5550102 ext. 34', 'tel:+49305550102;ext=34'],
  ['tel:+49-30-5550101;ext=12', 'tel:+49305550101;ext=12'],
  ['+1 212 555 0103x56', 'tel:+12125550103;ext=56'],
  ['030 5550101 Durchwahl 7', 'tel:0305550101;ext=7'],
  ['1-800-FLOWERS', 'tel:18003569377'],
  ['1-800-flowers', 'tel:18003569377'],
  ['+1-212-555-ROOM', 'tel:+12125557666'],
  ['0800 REIMANN', 'tel:08007346266'],
  ['*100#', 'tel:*100%23'],
  ['*#06#', 'tel:*%2306%23'],
  ['+49305550111,,1234#', 'tel:+49305550111,,1234%23'],
  ['030 5550111w12', 'tel:0305550111%3B12'],
  ['+49 (0)30 5550108', 'tel:+49305550108'],
  ['\u202a+49\u201130\u20135550107\u202c', 'tel:+49305550107'],
  ['+٤٩٣٠٥٥٥٠١٠٤', 'tel:+49305550104'],
  ['۰۹۱۲۳۴۵۶۷۸۹', 'tel:09123456789'],
  ['९८७६५४३२१०', 'tel:9876543210'],
  ['０３－１２３４－５６７８', 'tel:0312345678'],
  ['Mama 030 5550113', 'tel:0305550113'],
  ['030 5550113 (Mama, mobile)', 'tel:0305550113'],
  ['Tel.: 030 5550113', 'tel:0305550113'],
  ['030 5550101 / 0171 5550102', 'tel:0305550101'],
  ['tel:5550119;phone-context=+49-30', 'tel:+49305550119'],
  ['tel:+49%2030%205550120', 'tel:+49305550120'],
])('%s is %s', (typed, url) => {
  expect(dials(typed)).toBe(url);
});

test.each(['ask the neighbour', 'n/a', '-', 'sip:te@example.org', 'x', ''])(
  '%j is nothing to dial',
  (typed) => {
    expect(dials(typed)).toBeNull();
  },
);

test.each([
  ['112 Feuerwehr', 'tel:112'],
  ['112 POLIZEI', 'tel:112'],
  ['5550113 MAMA', 'tel:5550113'],
  ['3M Germany', null],
])('a name beside a number is not dialled: %s', (typed, url) => {
  expect(dials(typed)).toBe(url);
});

it('writes to any address, and adds no recipient or header that is hidden in one', () => {
  expect(mailUrl('ada@example.org')).toBe('mailto:ada@example.org');
  expect(mailUrl('a+b@example.org')).toBe('mailto:a%2Bb@example.org');
  expect(mailUrl('a?cc=b@example.org')).toBe('mailto:a%3Fcc%3Db@example.org');
});

it('a draft of an email says what it is to say, whatever characters it has', () => {
  const url = mailUrl('info+1@müller.example', {
    subject: 'Join R&D = us?',
    body: 'Hello 김,\n\nhttps://a.b/c?d#e',
  });
  expect(url).toMatch(/^mailto:info%2B1@m%C3%BCller\.example\?subject=[^&?#]+&body=[^&?#]+$/);
  const { searchParams } = new URL(url);
  expect(searchParams.get('subject')).toBe('Join R&D = us?');
  expect(searchParams.get('body')).toBe('Hello 김,\r\n\r\nhttps://a.b/c?d#e');
});
