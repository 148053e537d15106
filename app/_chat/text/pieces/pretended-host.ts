/**
 * What a reader takes for the address of a site: labels with dots, the last of letters; or four numbers. A label has at
 * most 63 characters (RFC 1035, section 2.3.4); without bounds the search takes time that grows with the square of the
 * length.
 */
const HOST =
  /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,10}(?:\p{L}{2,}|xn--[a-z0-9-]+)|\d{1,10}(?:\.\d{1,10}){3}/giu;

/** Where a link leads, when its text names another host as if it led there; null when it names none, or the same. */
export function pretendedHost(text: string, href: string): string | null {
  const host = hostOf(href);
  const named = plain(text).match(HOST) ?? [];
  return named.every((name) => leadsTo(name, host)) ? null : host;
}

/** The host of a web address, the part after the @ of a mail address. */
function hostOf(href: string): string {
  const url = new URL(href);
  return url.protocol === 'mailto:' ? (url.pathname.split('@').at(-1) ?? '') : url.host;
}

function leadsTo(name: string, host: string): boolean {
  if (!URL.canParse(`https://${name}`)) return false;
  const shown = new URL(`https://${name}`).hostname.replace(/^www\./, '');
  const real = host.replace(/:\d+$/, '');
  return real === shown || real.endsWith(`.${shown}`);
}

// As it is displayed: wide letters and dots count as letters and dots, invisible characters are removed.
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll('。', '.');
}
