import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rooms from top to bottom: an import may stay in its room or point down, never up. */
const FLOORS: readonly (readonly string[])[] = [
  ['server.ts', 'scripts/', 'e2e/', 'bench/'],
  ['lib/start-runtime.ts'],
  ['app/'],
  ['lib/testing/'],
  ['lib/doors/'],
  ['lib/live/'],
  ['lib/runtime.ts'],
  ['lib/messages/'],
  ['lib/conversations/'],
  ['lib/contacts/'],
  ['lib/accounts/'],
  ['lib/limits/', 'lib/presence/'],
  ['lib/context.ts'],
  ['lib/bus/', 'lib/store/'],
  ['lib/embedded-mongodb/'],
  ['lib/app-error.ts', 'lib/caller.ts', 'lib/metrics.ts'],
  ['lib/env.ts', 'lib/log.ts', 'lib/alone.ts', 'lib/memory.ts', 'lib/singleton.ts'],
  ['lib/contract/'],
];

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
}

const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file !== '' && existsSync(file) && !file.endsWith('.d.ts') && !file.includes('.config.'));

const arrows: readonly Arrow[] = files.flatMap(arrowsOf);

/** The imports of a file that lead to another file of this project. */
function arrowsOf(from: string): Arrow[] {
  const source = readFileSync(from, 'utf8');
  const imports = source.matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...imports].flatMap(([, type, named, dynamic]) => {
    const to = resolve(from, named ?? dynamic ?? '');
    return to === null ? [] : [{ from, to, isTypeOnly: type !== undefined }];
  });
}

/** The project file behind an import, or null for a package. */
function resolve(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.') && !specifier.startsWith('@/')) return null;
  const base = specifier.startsWith('@/') ? specifier.slice(2) : path.join(path.dirname(from), specifier);
  const found = ['', '.ts', '.tsx'].map((ending) => base + ending).find((file) => files.includes(file));
  return found ?? null;
}

const floorOf = (file: string) =>
  FLOORS.findIndex((rooms) =>
    rooms.some((room) => file === room || (room.endsWith('/') && file.startsWith(room))),
  );
const isTest = (file: string) =>
  /\.test\.tsx?$/.test(file) || file.startsWith('lib/testing/') || file.startsWith('e2e/');
const show = ({ from, to }: Arrow) => `${from} -> ${to}`;
const within = (file: string, room: string) => file.startsWith(room);

describe('the arrow rule', () => {
  it('knows a room for every file', () => {
    const homeless = files.filter(
      (file) => floorOf(file) < 0 && !/^(architecture\.test|proxy)\.ts$/.test(file),
    );
    expect(homeless).toEqual([]);
  });

  it('lets imports point down only', () => {
    const upward = arrows.filter(
      ({ from, to }) => !isTest(from) && floorOf(from) >= 0 && floorOf(from) > floorOf(to),
    );
    expect(upward.map(show)).toEqual([]);
  });

  it('lets the browser import nothing of lib/ but the contract', () => {
    const isBrowser = (file: string) =>
      /^\s*['"]use client['"]/.test(readFileSync(file, 'utf8')) ||
      within(file, 'app/_live/') ||
      within(file, 'app/_ui/');
    const leaks = arrows.filter(
      ({ from, to }) =>
        !isTest(from) && isBrowser(from) && within(to, 'lib/') && !within(to, 'lib/contract/'),
    );
    expect(leaks.map(show)).toEqual([]);
  });

  it('keeps domain words out of the interface kit', () => {
    const words = arrows.filter(
      ({ from, to }) => !isTest(from) && within(from, 'app/_ui/') && !within(to, 'app/_ui/'),
    );
    expect(words.map(show)).toEqual([]);
  });

  it('keeps the engine a room of its own', () => {
    const isOpener = (file: string) =>
      within(file, 'lib/store/') || /^scripts\/store[-.]/.test(file) || within(file, 'bench/');
    const out = arrows.filter(
      ({ from, to }) => within(from, 'lib/embedded-mongodb/') && !within(to, 'lib/embedded-mongodb/'),
    );
    const into = arrows.filter(
      ({ from, to }) =>
        within(to, 'lib/embedded-mongodb/') && !within(from, 'lib/embedded-mongodb/') && !isOpener(from),
    );
    expect([...out, ...into].map(show)).toEqual([]);
  });

  it('lets only the opener of the store load the driver', () => {
    const loads = /^\s*import\s+(?!type\b)[^;]*?from\s+['"]mongodb['"]/m;
    const loaders = files
      .filter((file) => within(file, 'lib/') && !within(file, 'lib/embedded-mongodb/') && !isTest(file))
      .filter((file) => loads.test(readFileSync(file, 'utf8')));
    expect(loaders).toEqual(['lib/store/open-store.ts']);
  });

  it('keeps React and Next out of the product', () => {
    const strangers = files
      .filter((file) => within(file, 'lib/') && !within(file, 'lib/doors/') && !isTest(file))
      .filter((file) => /from ['"](react|react-dom|next)(\/[^'"]*)?['"]/.test(readFileSync(file, 'utf8')));
    expect(strangers).toEqual([]);
  });

  it('has no circle of files', () => {
    expect(circles()).toEqual([]);
  });
});

/** Every circle found by walking the arrows that exist at run time, each as a path. */
function circles(): string[] {
  const next = (from: string) => arrows.filter((arrow) => arrow.from === from && !arrow.isTypeOnly);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
    if (trail.includes(file) || done.has(file)) return;
    for (const { to } of next(file)) walk(to, [...trail, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return found;
}
