/** No date is written with more characters. */
const BIRTHDAY_MAX = 60;

/** How the months begin in the languages of Outlook, without accents. */
const MONTHS: ReadonlyMap<string, string> = new Map(
  [
    'jan janv ene gen sty',
    'feb fev lut',
    'mar mrz mars maa mrt',
    'apr avr abr kwi',
    'may mai mag mei maj',
    'jun juin giu cze',
    'jul juil lug lip',
    'aug aou ago sie',
    'sep set wrz',
    'oct okt ott out paz',
    'nov lis',
    'dec dez dic dez gru',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, String(index + 1)] as const)),
);

/** Days since the last one of 1899, as spreadsheets count: from 1910 on. */
const SERIAL = /^\d{4,5}$/;
const SERIAL_MIN = 3_654;
const SERIAL_MAX = 73_050;

/**
 * A birthday in our format, from the formats of other programs; null when it is ambiguous or no day. A year that programs
 * write where none is known (1604, 0000) is left out.
 */
export function readBirthday(text: string): string | null {
  if (text.length > BIRTHDAY_MAX) return null;
  const plain = text
    .trim()
    .replace(/;+$/, '')
    .replace(/(?:T\d{2}:?| \d{2}:)\d{2}.*$/, '')
    .replace(/\.$/, '')
    .trim();
  return numbers(plain) ?? words(plain) ?? serial(plain);
}

function numbers(plain: string): string | null {
  const iso = /^(\d{4}|--?)-?(\d{1,2})-?(\d{1,2})$/.exec(plain);
  if (iso && (/^\d{4}(?:\d{4}|-)/.test(plain) || /^--?-?\d{2}-?\d{2}$/.test(plain)))
    return day(iso[1]?.startsWith('-') ? '' : iso[1], iso[2], iso[3]);
  const [first = '', second = '', third = '', ...more] = plain.split(/\s*[./-]\s*/);
  if (more.length > 0 || ![first, second, third].every((part) => /^\d{0,4}$/.test(part))) return null;
  if (first.length === 4) return day(first, second, third);
  const isDotted = /^\d+\s*\./.test(plain);
  if (third === '') return second === '' ? null : dayAndMonth(first, second, isDotted, '');
  const year = fullYear(third);
  return year === null ? null : dayAndMonth(first, second, isDotted, year);
}

/** 3/4 is in March in some countries and in April in others; with dots the day is first everywhere. */
function dayAndMonth(first: string, second: string, isDotted: boolean, year: string): string | null {
  if (isDotted || Number(first) > 12) return day(year, second, first);
  if (Number(second) > 12 || Number(first) === Number(second)) return day(year, first, second);
  return null;
}

/** A year of two digits is one of the last century, if it cannot be one of this. */
function fullYear(text: string): string | null {
  if (text.length === 4) return text;
  if (text.length !== 2) return null;
  return Number(text) > new Date().getUTCFullYear() % 100 ? `19${text}` : null;
}

/** `15. April 1980`, `Apr 15, 1980`, `15 de abril`. */
function words(plain: string): string | null {
  const parts = plain
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s.,]+/)
    .filter((part) => part !== '' && part !== 'de' && part !== 'of');
  const named = parts.findIndex((part) => /^[a-z]/.test(part));
  const month = monthOf(parts[named] ?? '');
  const rest = parts
    .filter((_, index) => index !== named)
    .map((part) => part.replace(/(?:st|nd|rd|th|er)$/, ''));
  if (month === null || rest.length > 2 || !rest.every((part) => /^(?:\d{1,2}|\d{4})$/.test(part)))
    return null;
  const year = rest.find((part) => part.length === 4) ?? '';
  const [date] = rest.filter((part) => part.length < 4);
  return date === undefined || (rest.length === 2 && year === '') ? null : day(year, month, date);
}

function monthOf(name: string): string | null {
  return MONTHS.get(name.slice(0, 4)) ?? MONTHS.get(name.slice(0, 3)) ?? null;
}

function serial(plain: string): string | null {
  const days = Number(plain);
  if (!SERIAL.test(plain) || days < SERIAL_MIN || days > SERIAL_MAX) return null;
  return new Date(Date.UTC(1899, 11, 30) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): string {
  const [mm, dd] = [month, date].map((part = '') => part.padStart(2, '0'));
  const isKnown = year !== undefined && year !== '' && Number(year) > 0 && year !== '1604';
  return `${isKnown ? year : '-'}-${mm}-${dd}`;
}
