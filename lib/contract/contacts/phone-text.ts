/** A telephone number, as it is dialled. */
export interface DialledNumber {
  /** Digits, after a `+` where it is international, or a code such as `*100#`. */
  readonly number: string;
  /** Digits of the extension, or empty. */
  readonly extension: string;
  /** What is dialled once it is answered, from the first pause on: `,` waits a moment, `;` until one goes on. Or empty. */
  readonly afterwards: string;
}

export interface PhoneText {
  readonly numbers: readonly DialledNumber[];
  /** What else the text says: a name beside a number. */
  readonly rest: string;
}

/** Longer text is not searched for numbers. */
const TEXT_MAX = 200;
/** Fewer digits are no number, except in a code. */
const DIGITS_MIN = 3;
/** ITU-T E.164. */
const DIGITS_MAX = 15;

const IGNORED = /\p{Default_Ignorable_Code_Point}/gu;
const DASHES = /[\u2010-\u2015\u2043\u2212\ufe58\uff0d]|(?<=\d)ー(?=\d)/g;
const SIMPLE = /^\+?[\d ().-]+$/;
/** RFC 3966, and other schemes that programs put before numbers. */
const SCHEME = /^\s*(?:tel|callto|sms|facetime(?:-audio)?):(?:\/\/)?/i;
const EXTENSION =
  /[\s,.;(-]*(?:(?<!\p{L})(?:extension|extn|ext|xtn|durchwahl|dw|apparat|app|poste|anexo|interno|int|ramal|toestel|wewn|wew|доб|вн|内線|分机)|(?<=[\d\s)])x|(?<=\s)#)\.?\s*[:=#]?\s*(\d{1,10})\)?\s*$/iu;
const NUMBER = /(?<!\p{L})[+(*#[]*\s?\d(?:[\d()[\].*#-]|\s+(?=[\d(.-])|\/(?=[\d(])|[,;pw]+(?=[\d*#]))*/giu;
/** Letters that stand for digits, after digits: `1-800-FLOWERS`. */
const LETTERED = /^[+(]*\d[\d\s().-]*[A-Z][A-Z\d\s.()-]*$/i;
/** The digits before such letters, of numbers that are free or cost more in many countries. */
const FREE = /^(?:\d{1,2})?0?(?:8\d\d|900)$|^1[38]00$|^13$/;

const KEYS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
const KEY_OF: ReadonlyMap<string, string> = new Map(
  KEYS.flatMap((letters, index) => Array.from(letters, (letter) => [letter, String(index + 2)] as const)),
);

/** The digit that a key of a telephone has, of a letter of the alphabet; null of anything else. */
export function digitOfLetter(letter: string): string | null {
  return KEY_OF.get(letter.toLowerCase()) ?? null;
}

/** The digit 0 to 9 that a digit of any script stands for; null for what is none. */
export function digitOf(character: string): string | null {
  if (character >= '0' && character <= '9') return character;
  if (character <= '\u007f' || !/^\p{Nd}$/u.test(character)) return null;
  // Unicode keeps the ten digits of a script together, in their order.
  const code = character.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 60 && /^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/** The numbers that a text holds, as a person types or a program shows them; none in one that holds no number. */
export function readPhones(text: string): PhoneText {
  if (text.length > TEXT_MAX) return { numbers: [], rest: text };
  if (SIMPLE.test(text)) return plainNumber(text);
  const plain = toAscii(text);
  const { bare, context, extension } = withoutParams(plain);
  const lettered = letteredNumber(bare, extension);
  if (lettered) return lettered;
  const numbers: DialledNumber[] = [];
  const rest = bare.replace(NUMBER, (found) => {
    const number = dialled(context + found);
    if (number === null) return found;
    numbers.push(number);
    return ' ';
  });
  const last = numbers.at(-1);
  if (last && extension !== '') numbers[numbers.length - 1] = { ...last, extension };
  return { numbers, rest: numbers.length === 0 ? text : rest };
}

/** The number that a telephone dials for a text; null for one that says none. */
export function readPhone(text: string): DialledNumber | null {
  const { numbers } = readPhones(text);
  return numbers.find(({ number }) => number.length >= 5) ?? numbers[0] ?? null;
}

/** The digits of a number and of what is dialled after it, as a search compares them. */
export function digitsOf({ number, extension, afterwards }: DialledNumber): string {
  return `${number}${extension}${afterwards}`.replace(/\D/g, '');
}

/** Whether this is a code of a network, such as `*100#`. */
export function isCode({ number }: DialledNumber): boolean {
  return /[*#]/.test(number);
}

function plainNumber(text: string): PhoneText {
  const number = dialled(text);
  return number === null ? { numbers: [], rest: text } : { numbers: [number], rest: '' };
}

/** Digits of any script and width, and every dash, as ASCII has them; without marks that are not seen. */
function toAscii(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(IGNORED, '')
    .replace(/\p{Nd}/gu, (digit) => digitOf(digit) ?? digit);
  return plain.replace(DASHES, '-');
}

/** A number without its scheme and parameters, and its extension, however it is said. */
function withoutParams(text: string): { bare: string; context: string; extension: string } {
  const schemeless = text.replace(SCHEME, '');
  const decoded =
    schemeless === text ? text : schemeless.replace(/%([\da-f]{2})/gi, (_, hex) => fromHex(hex));
  // A local number, and the beginning of the numbers among which it is one.
  const context = /;phone-context=(\+[\d.()-]+)/i.exec(decoded)?.[1] ?? '';
  const without = decoded.replace(/;(?:phone-context|isub)=[^;\s]*/gi, '');
  const extension = EXTENSION.exec(without);
  if (!extension || !/\d/.test(without.slice(0, extension.index)))
    return { bare: without, context, extension: '' };
  return { bare: without.slice(0, extension.index), context, extension: extension[1] ?? '' };
}

function fromHex(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code > 0x1f && code < 0x7f ? String.fromCharCode(code) : '';
}

function dialled(found: string): DialledNumber | null {
  const pause = found.search(/[,;pw]/i);
  const [main, after] = pause < 0 ? [found, ''] : [found.slice(0, pause), found.slice(pause)];
  const typed = main.trim().replace(/[[\]]/g, '');
  const afterwards = after
    .toLowerCase()
    .replace(/p/g, ',')
    .replace(/w/g, ';')
    .replace(/[^\d*#,;]/g, '');
  if (/^[(\s]*[*#]/.test(typed)) return { number: typed.replace(/[^\d*#]/g, ''), extension: '', afterwards };
  const isInternational = /^[(\s]*\+/.test(typed);
  // A zero in brackets is dialled only within the country: +44 (0)20.
  const isAbroad = isInternational || /^[(\s]*00[1-9]/.test(typed);
  const digits = (isAbroad ? typed.replace(/\(\s*0\s*\)/, '') : typed).replace(/\D/g, '');
  if (digits.length < DIGITS_MIN) return null;
  return { number: isInternational ? `+${digits}` : digits, extension: '', afterwards };
}

/** A number with letters for digits; null where letters are words beside a number. */
function letteredNumber(bare: string, extension: string): PhoneText | null {
  const from = bare.search(/(?<![\p{L}\d])[+(]*\d/u);
  if (from < 0) return null;
  const text = bare
    .slice(from)
    .replace(/\([^)\d]*\)\s*$/, '')
    .trim();
  if (!LETTERED.test(text)) return null;
  const at = text.search(/[A-Z]/i);
  const [prefix, word] = [text.slice(0, at), text.slice(at)];
  const before = prefix.replace(/\D/g, '');
  const letters = word.match(/[A-Z]/gi)?.length ?? 0;
  const digits = Array.from(text, (each) => digitOfLetter(each) ?? (/\d/.test(each) ? each : '')).join('');
  const isUpper = word === word.toUpperCase();
  // 0800 REIMANN is one number; 112 Feuerwehr, 5550113 Mama and 3M Germany are a number and a name.
  const isOne = FREE.test(before)
    ? isUpper || /[\d.-]$/.test(prefix)
    : isUpper && /[.-]$/.test(prefix) && before.length >= DIGITS_MIN;
  if (!isOne || letters < 3 || digits.length < 6 || digits.length > DIGITS_MAX) return null;
  const number = text.startsWith('+') || text.startsWith('(+') ? `+${digits}` : digits;
  return { numbers: [{ number, extension, afterwards: '' }], rest: bare.slice(0, from) };
}
