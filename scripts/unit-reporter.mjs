import { writeFile } from 'node:fs/promises';
import { describeFailure } from './test-results.mjs';

/**
 * A reporter of vitest: writes to `UNIT_OUTPUT` how many tests passed, those that failed with the reason, and the titles
 * of those skipped. Unlike vitest's own JSON it names errors thrown outside every test, by a promise that no one waits
 * for, say, which fail the run all the same.
 */
export default class UnitReporter {
  async onTestRunEnd(modules, unhandledErrors) {
    const result = { passed: 0, failed: [], skipped: [] };
    for (const error of unhandledErrors)
      result.failed.push(describeFailure('outside the tests', textOf(error)));
    for (const module of modules) {
      // A file can fail outside its tests, too: while it is loaded, or before or after them.
      for (const part of [module, ...module.children.allSuites()])
        for (const error of part.errors())
          result.failed.push(describeFailure(module.relativeModuleId, textOf(error)));
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        const title = `${module.relativeModuleId} > ${test.fullName}`;
        if (state === 'passed') result.passed += 1;
        else if (state === 'failed') result.failed.push(describeFailure(title, textOf(errors[0])));
        else result.skipped.push(title);
      }
    }
    await writeFile(process.env.UNIT_OUTPUT, JSON.stringify(result));
  }
}

function textOf(error) {
  return error.stack?.includes(error.message) ? error.stack : `${error.message}\n${error.stack ?? ''}`;
}
