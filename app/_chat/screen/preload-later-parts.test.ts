import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = path.resolve(import.meta.dirname, '..');
/** All emoji are 40 KB: who opens the picker waits for them. */
const NOT_AHEAD = ['emoji/every-emoji.ts'];

function importsOf(file: string): string[] {
  const found = readFileSync(file, 'utf8').matchAll(/import\('(\.[^']+)'\)/g);
  return [...found].map(([, to = '']) => path.relative(FOLDER, path.resolve(path.dirname(file), to)));
}

it('fetches ahead all that the pages of a conversation load later', () => {
  const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !file.endsWith('preload-later-parts.ts'),
    )
    .map((file) => path.join(FOLDER, file));
  const later = new Set(sources.flatMap(importsOf));
  const ahead = importsOf(path.join(FOLDER, 'screen/preload-later-parts.ts'));
  expect(new Set([...ahead, ...NOT_AHEAD])).toEqual(later);
});
