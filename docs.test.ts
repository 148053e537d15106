import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnv } from './lib/process/env.ts';

const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && !file.startsWith('scripts/') && existsSync(file));
const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts;

describe.each(documents)('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');

  it('links to files and headings that exist', () => {
    const broken = [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [name = '', heading] = target.split('#');
        const linked = name === '' ? file : path.join(path.dirname(file), name);
        return !existsSync(linked) || (heading !== undefined && !headingsOf(linked).includes(heading));
      });
    expect(broken).toEqual([]);
  });

  it('names files and folders that exist', () => {
    const named = [...prose.matchAll(/`((?:app|lib|e2e|bench|scripts|docs|public|packages)\/[^`\s]*)`/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !/[…<*{}]/.test(name));
    expect(named.filter((name) => !existsSync(name))).toEqual([]);
  });

  it('names commands that exist', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('the settings in README.md', () => {
  it('are those that the process reads, with their defaults', () => {
    const table = readFileSync('README.md', 'utf8').split('## Settings')[1]?.split('\n## ')[0] ?? '';
    const rows = [...table.matchAll(/^\| ((?:`[A-Z0-9_]+`(?:, )?)+) \|/gm)].flatMap((row) => [
      ...(row[1] ?? '').matchAll(/`([A-Z0-9_]+)`/g),
    ]);
    const described = new Set(rows.map((name) => name[1]));
    expect(described).toEqual(new Set(Object.keys(readEnv({}))));
  });
});

/** The anchors of a document's headings, as the usual viewers make them. */
function headingsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}
