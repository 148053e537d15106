/** What a runner's report says: how many passed, and the titles of those that failed or were skipped. */
export function readVitestResult(report) {
  const result = { passed: 0, failed: [], skipped: [] };
  for (const file of report.testResults) {
    // A file can fail outside its tests: while it is loaded, or before or after them.
    const hasFailedTest = file.assertionResults.some(({ status }) => status === 'failed');
    if (file.status === 'failed' && !hasFailedTest) result.failed.push(`${file.name}: ${file.message}`);
    for (const test of file.assertionResults) {
      if (test.status === 'passed') result.passed += 1;
      else (test.status === 'failed' ? result.failed : result.skipped).push(test.fullName);
    }
  }
  return result;
}

/** As {@link readVitestResult}, of Playwright's report; errors outside tests count as failed. */
export function readPlaywrightResult(report) {
  const result = { passed: 0, failed: [], skipped: [] };
  for (const error of report.errors) result.failed.push(error.message ?? 'an error outside the tests');
  const visit = (suite, above) => {
    for (const inner of suite.suites ?? []) visit(inner, [...above, inner.title]);
    for (const spec of suite.specs ?? []) {
      for (const { status, projectName } of spec.tests) {
        const title = [projectName, ...above, spec.title].filter(Boolean).join(' > ');
        if (status === 'expected') result.passed += 1;
        else (status === 'skipped' ? result.skipped : result.failed).push(title);
      }
    }
  };
  for (const suite of report.suites) visit(suite, [suite.title]);
  return result;
}
