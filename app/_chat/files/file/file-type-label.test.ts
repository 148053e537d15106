import { expect, test } from 'vitest';
import { fileTypeLabel } from './file-type-label.ts';

test('the end of a name says what sort of file it is', () => {
  expect(fileTypeLabel('plan.final.pdf')).toBe('PDF');
  expect(fileTypeLabel('Makefile')).toBe('File');
  expect(fileTypeLabel('what. is this')).toBe('File');
});
