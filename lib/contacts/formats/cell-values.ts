import type { RowBuilder } from './row-builder.ts';

/** How many values of one cell are told apart; the rest stays one. */
const VALUES_MAX = 200;

/** What is left of a value without the scheme of an address, as programs write it into their fields. */
function withoutScheme(text: string): string {
  return text.trim().replace(/^mailto:/i, '');
}

/** The emails of a cell or a property: several with their separators, and names beside them. */
export function addEmails(builder: RowBuilder, column: string, label: string, text: string): void {
  const whole = withoutScheme(text);
  if (whole === '') return;
  if (builder.isEmail(whole)) return void builder.item('emails', column, label, whole);
  const parts = whole.split(/ ::: |[;,|\n]/, VALUES_MAX).map((part) => part.trim());
  const known = parts.map((part) => addressIn(withoutScheme(part)));
  const isAll = whole.split(/ ::: |[;,|\n]/, VALUES_MAX + 1).length <= VALUES_MAX;
  if (!isAll || !known.some(({ email }) => builder.isEmail(email)))
    return void builder.item('emails', column, label, whole);
  for (const [index, { email, name }] of known.entries()) {
    const part = parts[index] ?? '';
    if (!builder.isEmail(email)) builder.remark(column, part, 'This does not look like an email address.');
    else {
      builder.item('emails', column, label, email);
      if (name !== '') builder.nameOfEmail(column, part, name);
    }
  }
}

/** `Ada Lovelace <ada@example.org>` in its two parts. */
function addressIn(text: string): { readonly email: string; readonly name: string } {
  const open = text.lastIndexOf('<');
  if (open < 0 || !text.endsWith('>')) return { email: text, name: '' };
  return {
    email: withoutScheme(text.slice(open + 1, -1)),
    name: text
      .slice(0, open)
      .trim()
      .replace(/^"(.*)"$/s, '$1'),
  };
}

/** A phone as a person dials it, from the `tel:` of a card (RFC 3966). */
export function plainPhone(text: string): string {
  const bare = text.trim();
  if (!/^tel:/i.test(bare)) return bare;
  const context = /;phone-context=(\+[\d.()-]+)/i.exec(bare);
  const local = context ? `${context[1]}-${bare.slice(4).replace(context[0], '')}` : bare.slice(4);
  const number = local.replace(/;ext=/i, ' ext. ');
  try {
    return decodeURIComponent(number);
  } catch {
    return number;
  }
}

const hasNumber = (text: string) => (text.match(/\p{Nd}/gu) ?? []).length >= 5;

/** The phones of a cell: several with a slash, a semicolon or a line between them. */
export function addPhones(builder: RowBuilder, column: string, label: string, text: string): void {
  const parts = text.split(/ ::: |;(?!\s*ext=)|\s\/\s|\n/, VALUES_MAX + 1).map(plainPhone);
  const isSeveral = parts.length > 1 && parts.length <= VALUES_MAX && parts.every(hasNumber);
  for (const part of isSeveral || text.includes(' ::: ') ? parts : [plainPhone(text)])
    builder.item('phones', column, label, part);
}

/** An address with its scheme, or a name with a dot as people write it. */
const WEB = /^(?:https?:\/\/|[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+(?::\d+)?(?:[/?#]|$))/iu;

/** A website; what is no address of one is a line of the notes. */
export function addWebsite(builder: RowBuilder, column: string, label: string, text: string): void {
  if (WEB.test(text.trim().slice(0, 300))) builder.item('websites', column, label, text);
  else builder.misfit(column, label, text, 'This is no address of a website.');
}
