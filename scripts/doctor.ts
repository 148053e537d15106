// `npm run doctor -- URL`: checks an installation from outside, through whatever is in between, and names the setting to change.
import { runChecks } from '../app/_doctor/run-checks.ts';
import type { Check } from '../lib/contract/doctor/check.ts';

const SIGNS = { ok: 'ok      ', failed: 'CHANGE  ', unknown: '?       ', running: '…       ' } as const;

const [given] = process.argv.slice(2);
if (given === undefined || !URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
  process.stderr.write('Name the address that people type: npm run doctor -- https://parley.example.org\n');
  process.exit(1);
}
let failures = 0;
const tell = ({ name, state, text, advice }: Check) => {
  if (state === 'failed') failures += 1;
  process.stdout.write(`${SIGNS[state]}${name}: ${text}\n`);
  if (advice !== null) process.stdout.write(`${advice.replace(/^/gm, '          ')}\n`);
};
// With a token of somebody's the live connection can be held, as that of a page is.
const { PARLEY_TOKEN } = process.env;
await runChecks(new URL(given).origin, tell, { token: PARLEY_TOKEN || undefined });
process.stdout.write(failures === 0 ? 'All is well.\n' : `${failures} to be changed.\n`);
process.exit(failures === 0 ? 0 : 1);
