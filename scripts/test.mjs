// Every check and every test: `npm test`. Ends with one line, `N passed, N failed`.
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { buildPages, bundle, isBuilt } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { root, runPackage, StepError, say } from './run-step.mjs';
import { installSystemNeeds } from './system-needs.mjs';
import { readPlaywrightResult } from './test-results.mjs';

const MINUTE_MS = 60_000;
const VITEST_OUTPUT = 'test-results/unit.json';
const PLAYWRIGHT_OUTPUT = 'test-results/e2e.json';

const isCi = Boolean(process.env.CI);
const failures = [];
let passed = 0;

process.chdir(root);
process.env.NEXT_TELEMETRY_DISABLED = '1';
await mkdir('test-results', { recursive: true });

const isPrepared =
  (await step('preparing', () => oneAtATime(installIfNeeded))) &&
  (await step('preparing', installSystemNeeds));
if (isPrepared) {
  await step('format and lint', () =>
    runPackage('Checking format and lint', '@biomejs/biome/bin/biome', ['check', '.']),
  );
  await step('types', async () => {
    await runPackage('Making the types of routes', 'next/dist/bin/next', ['typegen']);
    await runPackage('Checking types', 'typescript/bin/tsc', ['--noEmit']);
  });
  await runner(
    'unit tests',
    VITEST_OUTPUT,
    (result) => result,
    () =>
      runPackage(
        'Running the unit tests',
        'vitest/vitest.mjs',
        ['run', '--reporter=default', '--reporter=./scripts/unit-reporter.mjs'],
        {
          isLoud: true,
          limitMs: 20 * MINUTE_MS,
          env: { ...process.env, NODE_ENV: 'test', UNIT_OUTPUT: path.join(root, VITEST_OUTPUT) },
        },
      ),
  );
  if (await step('build', () => oneAtATime(build))) {
    await runner('browser tests', PLAYWRIGHT_OUTPUT, readPlaywrightResult, () =>
      runPackage('Running the browser tests', '@playwright/test/cli.js', ['test', '--reporter=list,json'], {
        isLoud: true,
        limitMs: 62 * MINUTE_MS,
        env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(root, PLAYWRIGHT_OUTPUT) },
      }),
    );
  }
}

if (passed === 0 && failures.length === 0) failures.push('no test ran');
say('');
for (const failure of failures) say(`FAILED  ${failure}`);
say(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;

async function build() {
  if (isBuilt()) return;
  await bundle();
  await buildPages();
}

/** Runs one step; a failure is shown and counted. Answers whether it succeeded. */
async function step(name, work) {
  try {
    await work();
    return true;
  } catch (error) {
    say(messageOf(error));
    failures.push(name);
    return false;
  }
}

/** Runs a test runner and counts what its report says; a runner that fails without a failed test counts as one. */
async function runner(name, output, read, work) {
  await rm(output, { force: true });
  const before = failures.length;
  let problem;
  try {
    await work();
  } catch (error) {
    problem = messageOf(error);
  }
  try {
    const result = read(JSON.parse(await readFile(output, 'utf8')));
    passed += result.passed;
    failures.push(...result.failed.map((title) => `${name}: ${title}`));
    for (const title of result.skipped) {
      say(`SKIPPED ${name}: ${title}`);
      if (isCi) failures.push(`${name}: skipped, which CI does not allow: ${title}`);
    }
    if (result.passed + result.failed.length === 0) failures.push(`${name}: none ran`);
  } catch (error) {
    if (error.code !== 'ENOENT' && !(error instanceof SyntaxError)) throw error;
    problem ??= 'left no report';
  }
  if (problem !== undefined && failures.length === before) failures.push(`${name}: ${problem}`);
}

function messageOf(error) {
  return error instanceof StepError ? error.message : String(error.stack ?? error);
}
