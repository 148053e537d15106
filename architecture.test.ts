import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rooms from top to bottom: an import may stay in its room or point down, never up. */
const FLOORS: readonly (readonly string[])[] = [
  ['server.ts', 'instrumentation.ts', 'scripts/', 'e2e/', 'bench/'],
  ['lib/server/'],
  ['app/(auth)/', 'app/(main)/', 'app/api/', 'app/'],
  ['lib/testing/'],
  ['lib/socket/'],
  ['lib/http/'],
  ['lib/live/'],
  [
    'lib/admin/',
    'lib/invitations/',
    'lib/moderation/',
    'lib/erasure/',
    'lib/my-data/',
    'lib/notices/',
    'lib/previews/',
    'lib/backup/',
  ],
  ['lib/search/'],
  ['lib/messages/'],
  ['lib/conversations/'],
  ['lib/contacts/'],
  ['lib/accounts/'],
  ['lib/files/'],
  ['lib/limits/', 'lib/presence/', 'lib/workspace/', 'lib/jobs/'],
  ['lib/context/'],
  ['lib/bus/', 'lib/store/', 'lib/files/home/', 'lib/images/'],
  ['packages/embedded-mongodb/'],
  ['lib/process/'],
  ['lib/use-case/'],
  ['lib/contract/'],
];

/** More files than this in one folder answer more than one question. */
const FOLDER_MAX = 20;

const ENGINE = 'packages/embedded-mongodb/';
const enginePackage: { exports: Record<string, string>; dependencies: object; devDependencies: object } =
  JSON.parse(readFileSync(`${ENGINE}package.json`, 'utf8'));

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly specifier: string;
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
  return importsOf(from).flatMap(({ specifier, isTypeOnly }) => {
    const to = resolve(from, specifier);
    return to === null ? [] : [{ from, to, specifier, isTypeOnly }];
  });
}

/** What a file imports, as it is written there. */
function importsOf(from: string) {
  const imports = readFileSync(from, 'utf8').matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...imports].map(([, type, named, dynamic]) => ({
    specifier: named ?? dynamic ?? '',
    isTypeOnly: type !== undefined,
  }));
}

/** The project file behind an import, or null for a package of others. */
function resolve(from: string, specifier: string): string | null {
  if (specifier === 'embedded-mongodb' || specifier.startsWith('embedded-mongodb/')) {
    const exported = enginePackage.exports[specifier.replace('embedded-mongodb', '.')];
    if (exported === undefined) throw new Error(`${from} imports ${specifier}, which is not exported`);
    return path.join(ENGINE, exported);
  }
  if (!specifier.startsWith('.') && !specifier.startsWith('@/')) return null;
  const base = specifier.startsWith('@/') ? specifier.slice(2) : path.join(path.dirname(from), specifier);
  const found = ['', '.ts', '.tsx'].map((ending) => base + ending).find((file) => files.includes(file));
  return found ?? null;
}

/** The floor of the room that names a file most exactly; -1 when none does. */
function floorOf(file: string): number {
  const rooms = FLOORS.flatMap((floor, index) => floor.map((room) => ({ room, index })));
  const own = rooms.filter(({ room }) => file === room || (room.endsWith('/') && file.startsWith(room)));
  return own.toSorted((a, b) => b.room.length - a.room.length)[0]?.index ?? -1;
}
const isTest = (file: string) =>
  /\.test\.tsx?$/.test(file) || /^(?:lib\/testing|app\/_testing|e2e)\//.test(file);
/** Code that runs in the browser: recognized by its path. */
const isBrowser = (file: string) =>
  /^app\/_(?!actions\/|server\/)[a-z]+\//.test(file) ||
  /^app\/(?:.+\/)?(?:error|global-error)\.tsx$/.test(file);
const isForBrowser = (file: string) =>
  isBrowser(file) || within(file, 'lib/contract/') || within(file, 'app/_actions/');
const show = ({ from, to }: Arrow) => `${from} -> ${to}`;
const within = (file: string, room: string) => file.startsWith(room);

describe('the arrow rule', () => {
  it('knows a room for every file', () => {
    const homeless = files.filter(
      (file) => floorOf(file) < 0 && !/^((?:architecture|docs)\.test|proxy)\.ts$/.test(file),
    );
    expect(homeless).toEqual([]);
  });

  it('lets imports point down only', () => {
    const upward = arrows.filter(
      ({ from, to }) => !isTest(from) && floorOf(from) >= 0 && floorOf(from) > floorOf(to),
    );
    expect(upward.map(show)).toEqual([]);
  });

  it('lets the browser import only the contract, server actions and other browser code', () => {
    const leaks = arrows.filter(({ from, to }) => !isTest(from) && isBrowser(from) && !isForBrowser(to));
    expect(leaks.map(show)).toEqual([]);
  });

  it('loads no schema into the browser', () => {
    const isServerAction = (file: string) => /^\s*['"]use server['"]/.test(readFileSync(file, 'utf8'));
    const loads = new Map<string, Arrow[]>();
    for (const arrow of arrows.filter(({ isTypeOnly }) => !isTypeOnly)) {
      loads.set(arrow.from, [...(loads.get(arrow.from) ?? []), arrow]);
    }
    const loaded = new Set(files.filter((file) => isBrowser(file) && !isTest(file)));
    // A set that grows while it is walked; of server actions the browser gets only their names.
    for (const file of loaded) {
      for (const { to } of isServerAction(file) ? [] : (loads.get(file) ?? [])) loaded.add(to);
    }
    const withSchemas = [...loaded].filter(
      (file) =>
        !isServerAction(file) &&
        importsOf(file).some(({ specifier, isTypeOnly }) => specifier.startsWith('zod') && !isTypeOnly),
    );
    expect(withSchemas).toEqual([]);
  });

  it('asks for what browsers hide on plain http only where its absence is handled', () => {
    const hidden =
      /\b(?:crypto\.(?:randomUUID|subtle)|caches\.|navigator\.(?:clipboard|credentials|locks|mediaDevices|serviceWorker|share|storage|wakeLock))\b/;
    const handling = [
      'app/_ui/form/copy-text.ts',
      'app/_ui/form/share-text.ts',
      'app/_client/outbox/exclusively.ts',
      'app/_client/drafts/tab-id.ts',
      'app/_client/notices/notice-locks.ts',
      'app/_chat/composer/voice/record-voice.ts',
      'app/_client/push/worker.ts',
    ];
    const unprepared = files.filter(
      (file) =>
        (isBrowser(file) || within(file, 'lib/contract/')) &&
        !isTest(file) &&
        !handling.includes(file) &&
        hidden.test(readFileSync(file, 'utf8')),
    );
    expect(unprepared).toEqual([]);
  });

  it("keeps 'use client' to the files that the browser rule covers", () => {
    const outside = files.filter(
      (file) => /^\s*['"]use client['"]/.test(readFileSync(file, 'utf8')) && !isBrowser(file),
    );
    expect(outside).toEqual([]);
  });

  it('keeps domain words out of the interface kit', () => {
    const found = arrows.filter(
      ({ from, to }) => !isTest(from) && within(from, 'app/_ui/') && !within(to, 'app/_ui/'),
    );
    expect(found.map(show)).toEqual([]);
  });

  it('keeps the engine a package of its own, entered by its name', () => {
    const isOpener = (file: string) =>
      within(file, 'lib/store/') ||
      /^scripts\/store[-.]/.test(file) ||
      /^(bench|e2e|lib\/testing)\//.test(file);
    const out = arrows.filter(({ from, to }) => within(from, ENGINE) && !within(to, ENGINE));
    const into = arrows.filter(
      ({ from, to, specifier }) =>
        within(to, ENGINE) &&
        !within(from, ENGINE) &&
        !(isOpener(from) && specifier.startsWith('embedded-mongodb')),
    );
    expect([...out, ...into].map(show)).toEqual([]);
  });

  it('lets the engine import only what its package.json names', () => {
    const { dependencies, devDependencies } = enginePackage;
    const undeclared = files
      .filter((file) => within(file, ENGINE))
      .flatMap((file) => importsOf(file).map(({ specifier }) => ({ file, specifier })))
      .filter(({ file, specifier }) => {
        const isShipped = within(file, `${ENGINE}src/`) && !isTest(file);
        const allowed = Object.keys(isShipped ? dependencies : { ...dependencies, ...devDependencies });
        const isNamed = allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`));
        return !specifier.startsWith('.') && !specifier.startsWith('node:') && !isNamed;
      });
    expect(undeclared).toEqual([]);
  });

  it('lets only the opener of the store load the driver', () => {
    const loads = /^\s*import\s+(?!type\b)[^;]*?from\s+['"]mongodb['"]/m;
    const loaders = files
      .filter((file) => within(file, 'lib/') && !isTest(file))
      .filter((file) => loads.test(readFileSync(file, 'utf8')));
    expect(loaders).toEqual(['lib/store/open-store.ts']);
  });

  it('keeps React and Next out of the product', () => {
    const strangers = files
      .filter((file) => within(file, 'lib/') && !within(file, 'lib/http/') && !isTest(file))
      .filter((file) => /from ['"](react|react-dom|next)(\/[^'"]*)?['"]/.test(readFileSync(file, 'utf8')));
    expect(strangers).toEqual([]);
  });

  it('has one word for an email, that of its field', () => {
    const found = files.filter(
      (file) =>
        file.startsWith('app/') &&
        /e-mail/i.test(readFileSync(file, 'utf8').replaceAll('📧|e-mail|email e-mail|', '')),
    );
    expect(found).toEqual([]);
  });

  it('has no cycle of files', () => {
    const runtime = arrows.filter((arrow) => !arrow.isTypeOnly);
    expect(cyclesOf(runtime)).toEqual([]);
  });

  // Tests lie beside what they test and are not counted; shared steps and fixtures of tests are.
  it(`keeps folders to ${FOLDER_MAX} source files`, () => {
    const counts = new Map<string, number>();
    for (const file of files.filter((each) => !/\.(?:test|spec)\.tsx?$/.test(each))) {
      counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
    }
    const crowded = [...counts].filter(([, count]) => count > FOLDER_MAX);
    expect(crowded.map(([folder, count]) => `${folder}: ${count}`)).toEqual([]);
  });

  it('has no cycle of folders', () => {
    const between = arrows
      .filter(({ from }) => !isTest(from))
      .map(({ from, to }) => ({ from: path.dirname(from), to: path.dirname(to) }))
      .filter(({ from, to }) => from !== to);
    expect(cyclesOf(between)).toEqual([]);
  });
});

/** Every cycle found by walking the arrows, each as a path. */
function cyclesOf(all: readonly { readonly from: string; readonly to: string }[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of all) next.set(from, (next.get(from) ?? new Set()).add(to));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (node: string, path: readonly string[]): void => {
    if (path.includes(node)) found.push([...path.slice(path.indexOf(node)), node].join(' -> '));
    if (path.includes(node) || done.has(node)) return;
    for (const to of next.get(node) ?? []) walk(to, [...path, node]);
    done.add(node);
  };
  for (const node of next.keys()) walk(node, []);
  return found;
}
