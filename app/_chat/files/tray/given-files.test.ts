import { expect, test } from 'vitest';
import { filesOfPaste } from './given-files.ts';

const picture = new File(['x'], 'image.png', { type: 'image/png' });
const pasted = (...types: string[]) => ({ types, files: [picture] as unknown as FileList });

test('a screenshot, a copied picture and copied files are attached', () => {
  expect(filesOfPaste(pasted('Files'))).toEqual([picture]);
  expect(filesOfPaste(pasted('text/html', 'Files'))).toEqual([picture]);
  expect(filesOfPaste(pasted('text/plain', 'Files'))).toEqual([picture]);
});

test('a text of an office program is pasted as text, though a picture of it comes along', () => {
  expect(filesOfPaste(pasted('text/plain', 'text/html', 'text/rtf', 'Files'))).toEqual([]);
});
