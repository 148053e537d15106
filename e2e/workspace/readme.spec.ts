import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from '../fixtures/test.ts';

const run = promisify(execFile);

/** The commands of the README's REST section, as written there. */
function printedCommands(): string {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const block = /## REST by example[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme)?.[1];
  if (!block) throw new Error('The README has no REST examples any more.');
  return block;
}

test('the curl examples of the README work as printed', async ({ server }) => {
  const script = printedCommands().replace('http://127.0.0.1:3000', server.url);
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script]);
  expect(stdout).not.toContain('"code"');
  expect(stdout).toContain('"username":"grace"');
  expect(stdout).toContain('"organization":"Analytical Engines"');
  expect(stdout).toContain('"value":"+44 20 7946 0001"');
  expect(stdout.match(/"body":"Hello Grace"/g)?.length).toBeGreaterThanOrEqual(2);
});
