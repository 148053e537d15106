import { foldKey } from '../../contract/values/text.ts';
import { invalidField } from '../../use-case/app-error.ts';

/** What others know of a person, or could guess. */
interface Known {
  readonly username: string;
  readonly displayName: string;
  readonly email?: string | null | undefined;
}

/** A part that others know leaves this many characters to guess, or the password is no secret. */
const OWN_PART_MIN = 6;
/** Shorter names are part of too many words to say anything. */
const NAME_MIN = 4;

/**
 * Refuses a password that is among the 50,000 most used ones, also with digits or signs put at its end, that is a run or
 * a repetition, or that is mostly the person's own name (OWASP ASVS 5.0, 6.2.11). Linear in its length.
 * Throws `invalid` for the field at `path`.
 */
export async function requireStrongPassword(password: string, known: Known, path: string): Promise<void> {
  const folded = foldKey(password);
  if (await isCommon(folded))
    throw invalidField(path, 'This is one of the passwords that are tried first. Use another.');
  if (isPattern(folded))
    throw invalidField(path, 'A run or a repetition is easily guessed. Use a few unrelated words.');
  if (isTooSimilar(folded, known))
    throw invalidField(path, 'This is too much like your name. Use a few unrelated words.');
}

async function isCommon(folded: string): Promise<boolean> {
  const common = await commonPasswords();
  const stem = folded.replace(/[\d\p{P}\p{S}]+$/u, '');
  const added = folded.length - stem.length;
  return common.has(folded) || (added > 0 && added <= 4 && common.has(stem));
}

let loading: Promise<ReadonlySet<string>> | undefined;

/** Loaded by the first use: no start has to wait for it. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  loading ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set<string>(dictionary['passwords-common']),
  );
  return loading;
}

/** `aaaaaaaaaa`, `abcabcabcabc`, `1234567890`, `qwertyuiop`, forwards and backwards. */
function isPattern(folded: string): boolean {
  const characters = [...folded];
  if (new Set(characters).size <= 3) return true;
  for (const length of [2, 3, 4, 5]) {
    if (characters.every((character, index) => character === characters[index % length])) return true;
  }
  return RUNS.some((run) => isRun(folded, run));
}

const RUNS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
];

/** Whether a text goes along a run, either way, and begins again at most at its ends. */
function isRun(text: string, run: string): boolean {
  const steps = [...text]
    .slice(1)
    .map((character, index) => run.indexOf(character) - run.indexOf(text[index] ?? ''));
  if ([...text].some((character) => !run.includes(character))) return false;
  const forwards = steps.filter((step) => step === 1).length;
  const backwards = steps.filter((step) => step === -1).length;
  return Math.max(forwards, backwards) >= steps.length - 2;
}

function isTooSimilar(folded: string, { username, displayName, email }: Known): boolean {
  const names = [
    username,
    displayName,
    displayName.replaceAll(' ', ''),
    ...displayName.split(' '),
    email?.split('@')[0],
  ];
  return names
    .map((name) => foldKey(name ?? ''))
    .filter((name) => name.length >= NAME_MIN)
    .some((name) => folded.includes(name) && folded.replaceAll(name, '').length < OWN_PART_MIN);
}
