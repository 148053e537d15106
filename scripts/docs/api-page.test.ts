import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { apiPage } from './api-page.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

it('docs/API.md is what the table of endpoints gives; `npm run docs` writes it', () => {
  expect(read('../../docs/API.md')).toBe(apiPage(read('api-template.md')));
});

it('refuses a template that leaves an endpoint out, or names one twice', () => {
  const template = read('api-template.md');
  expect(() => apiPage(template.replace('getOpenApi', ''))).toThrow('getOpenApi');
  expect(() => apiPage(template.replace('getOpenApi', 'getOpenApi getOpenApi'))).toThrow('getOpenApi');
});
