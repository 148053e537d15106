import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Endpoint } from '@/lib/contract/endpoints/endpoint.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';

const folder = 'app/api/v1';

/** Every method that a route file exports: method, path, and the name of the endpoint that it is made from. */
function exportedMethods(): string[] {
  const files = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', `${folder}/**/route.ts`],
    { encoding: 'utf8' },
  );
  return files
    .trim()
    .split('\n')
    .filter((file) => !file.includes('[...missing]'))
    .flatMap((file) => {
      const path = file.slice(folder.length, -'/route.ts'.length).replace(/\[(\w+)\]/g, '{$1}');
      const source = readFileSync(file, 'utf8');
      return [
        ...source.matchAll(/\b(GET|HEAD|POST|PUT|PATCH|DELETE)\b(?: = route\(\s*endpoints\.(\w+))?/g),
      ].map(([, method, name]) => `${method} ${path} ${name}`);
    });
}

const listed = Object.entries<Endpoint>(endpoints).map(
  ([name, { method, path }]) => `${method} ${path} ${name}`,
);

it('lists each method and path once', () => {
  const calls = listed.map((line) => line.replace(/ \w+$/, ''));
  expect([...new Set(calls)]).toEqual(calls);
});

it('has an endpoint for each method of each route file, and a route for each endpoint', () => {
  expect(new Set(exportedMethods())).toEqual(new Set(listed));
});
