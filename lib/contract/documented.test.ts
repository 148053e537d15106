import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorTable } from './errors.ts';
import { clientEvents, serverEvents } from './events.ts';

/** The first two cells of each row of the table under `heading`, with each name of the first one by itself. */
function tableUnder(heading: string): Map<string, string> {
  const page = readFileSync(new URL('../../docs/API.md', import.meta.url), 'utf8');
  const [, after = ''] = page.split(heading);
  const table = after.trim().split(/\n\n|\n## /)[0] ?? '';
  const rows = table.matchAll(/^\| (`[^|]+`) \| ([^|]+) \|/gm);
  return new Map(
    [...rows].flatMap(([, names = '', second = '']) =>
      names.split(' · ').map((name) => [name.replaceAll('`', ''), second]),
    ),
  );
}

describe('docs/API.md', () => {
  it('lists each error code with its status, and no other', () => {
    const codes = Object.entries(errorTable).map(([code, { status }]) => [code, String(status)]);
    expect(Object.fromEntries(tableUnder('## Codes'))).toEqual(Object.fromEntries(codes));
  });

  it('lists each event of either direction, and no other', () => {
    const [fromServer, fromClient] = ['server → client | when |', 'client → server |'];
    expect(new Set(tableUnder(`| ${fromServer}`).keys())).toEqual(new Set(Object.keys(serverEvents)));
    expect(new Set(tableUnder(`| ${fromClient}`).keys())).toEqual(new Set(Object.keys(clientEvents)));
  });
});
