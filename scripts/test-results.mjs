import { stripVTControlCharacters } from 'node:util';

const REASON_LINES = 16;
const LINE_LENGTH = 200;

/** What Playwright's report says: how many passed, those that failed with the reason, the titles of those skipped. */
export function readPlaywrightResult(report) {
  const result = { passed: 0, failed: [], skipped: [] };
  // Errors outside tests count as failed.
  for (const error of report.errors) result.failed.push(describeFailure('outside the tests', error.message));
  const visit = (suite, above) => {
    for (const inner of suite.suites ?? []) visit(inner, [...above, inner.title]);
    for (const spec of suite.specs ?? []) {
      for (const { status, projectName, results } of spec.tests) {
        const title = [projectName, ...above, spec.title].filter(Boolean).join(' > ');
        if (status === 'expected') result.passed += 1;
        else if (status === 'skipped') result.skipped.push(title);
        else result.failed.push(describeFailure(title, results.at(-1)?.error?.message));
      }
    }
  };
  for (const suite of report.suites) visit(suite, [suite.title]);
  return result;
}

/** A failure as the end of the run prints it: its title, and the first lines of the reason under it. */
export function describeFailure(title, reason = 'no reason given') {
  const lines = stripVTControlCharacters(reason)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('node_modules'))
    .slice(0, REASON_LINES);
  return [title, ...lines.map((line) => `        ${line.slice(0, LINE_LENGTH)}`)].join('\n');
}
