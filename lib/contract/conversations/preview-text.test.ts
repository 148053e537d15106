import { expect, test } from 'vitest';
import type { FileKind } from '../files/file-rules.ts';
import { contactsAloud, contactsText, filesAloud, filesText, previewText } from './preview-text.ts';

const ada = { id: 'p1', name: 'Ada' };
const file = (kind: FileKind, alt = '') => ({ kind, name: 'plan.pdf', alt });

test('a message is what was written, or else what was sent with it', () => {
  expect(previewText({ body: 'hello', files: [file('image')], contacts: [ada] })).toBe('hello');
  expect(previewText({ body: '', files: [file('image')], contacts: [] })).toBe('Photo');
  expect(previewText({ body: '', files: [], contacts: [ada] })).toBe('Contact: Ada');
  expect(previewText({ body: '', files: [file('image')], contacts: [ada] })).toBe('Photo, Contact: Ada');
  expect(previewText({ body: '', files: [], contacts: [] })).toBe('');
});

test('files are named by their kind, their alternative text or their name', () => {
  expect(filesText([file('image', 'a red kite')])).toBe('Photo: a red kite');
  expect(filesText([file('video')])).toBe('Video');
  expect(filesText([file('file')])).toBe('plan.pdf');
  expect(filesText([file('image'), file('image', 'a'), file('image')])).toBe('3 photos');
  expect(filesText([file('image'), file('file')])).toBe('2 files');
});

test('files are read aloud with their alternative text', () => {
  expect(filesAloud([file('image', 'a red kite')])).toBe('an image: a red kite');
  expect(filesAloud([file('image')])).toBe('an image');
  expect(filesAloud([file('file')])).toBe('a file: plan.pdf');
  expect(filesAloud([file('audio'), file('audio')])).toBe('2 sound files');
  expect(filesAloud([file('image'), file('video')])).toBe('2 files');
});

test('contacts are named alone, and counted when there are several', () => {
  expect(contactsText([ada, { name: 'Bo' }])).toBe('2 contacts');
  expect(contactsAloud([ada])).toBe('a contact: Ada');
  expect(contactsAloud([ada, { name: 'Bo' }])).toBe('2 contacts');
  expect(contactsText([])).toBe('');
});
