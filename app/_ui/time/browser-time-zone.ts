/** The IANA name of this browser's time zone; null where it does not say one. */
export function browserTimeZone(): string | null {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || null;
}
