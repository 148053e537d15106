import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const worker = readFileSync('public/sw.js', 'utf8');

// A worker is installed again only when its own file differs: so it names what it keeps by what is in it.
test('the worker keeps the files of the page without a network under a name that changes with them', () => {
  const [, list = ''] = /const FILES = \[([^\]]*)\]/.exec(worker) ?? [];
  const files = [...list.matchAll(/'([^']+)'/g)].map(([, file = '']) => file);
  expect(files).toContain('/offline/page.js');
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(readFileSync(file === '/icon.svg' ? 'app/icon.svg' : `public${file}`));
  const name = hash.digest('hex').slice(0, 12);
  expect(worker).toContain(`const SHELL = 'parley-shell-${name}';`);
});
