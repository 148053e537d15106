import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Endpoint } from '@/lib/contract/endpoints/endpoint.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { rawRoutes } from '@/lib/server/raw-routes.ts';

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

/** The methods that are answered before the framework. */
const rawMethods = Object.entries<Endpoint>(endpoints)
  .filter(([, endpoint]) => rawRoutes.some((route) => route.endpoint === endpoint))
  .map(([name, { method, path }]) => `${method} ${path} ${name}`);

const listed = Object.entries<Endpoint>(endpoints).map(
  ([name, { method, path }]) => `${method} ${path} ${name}`,
);

it('lists each method and path once', () => {
  const calls = listed.map((line) => line.replace(/ \w+$/, ''));
  expect([...new Set(calls)]).toEqual(calls);
});

it('has an endpoint for each method of each route file, and a route for each endpoint', () => {
  const served = [...exportedMethods(), ...rawMethods];
  expect(new Set(served)).toEqual(new Set(listed));
  expect(served).toHaveLength(new Set(served).size);
});

it('lets administrators alone to everything under /admin', () => {
  const admin = Object.values<Endpoint>(endpoints).filter(({ path }) => path.startsWith('/admin'));
  expect(admin.length).toBeGreaterThan(10);
  expect(admin.filter(({ access }) => access !== 'admin')).toEqual([]);
});

/** The source files of a folder, each as its name and text. */
function sourcesIn(...folders: string[]): [string, string][] {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...folders], {
    encoding: 'utf8',
  });
  return files
    .trim()
    .split('\n')
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && existsSync(file))
    .map((file) => [file, readFileSync(file, 'utf8')]);
}

it('asks for an administrator first in every use case of the panel, wherever it is called from', () => {
  const useCases = sourcesIn(
    'lib/admin',
    'lib/backup/admin',
    'lib/moderation/list-reports.ts',
    'lib/moderation/close-report.ts',
  ).filter(([, source]) => /^export async function \w+\(\s*ctx: Context,\s*caller: Caller/m.test(source));
  expect(useCases.length).toBeGreaterThan(12);
  for (const [file, source] of useCases) {
    if (file === 'lib/admin/require-admin.ts') continue;
    const [, body = ''] =
      /^export async function \w+\([\s\S]*?\): Promise<[\s\S]*?> \{\n([\s\S]*)/m.exec(source) ?? [];
    expect([file, body.trimStart().split('\n')[0]]).toEqual([
      file,
      expect.stringMatching(/^(await requireConfirmedAdmin\(ctx, caller\)|requireAdmin\(caller\));$/),
    ]);
  }
});

it('has no server action that does something for administrators: the panel calls the routes', () => {
  for (const [file, source] of sourcesIn('app/_actions')) {
    expect([file, /lib\/admin\/|list-reports|close-report/.test(source)]).toEqual([file, false]);
  }
});
