/**
 * Whether a text is the IANA name of a time zone that this machine knows. An offset such as `+02:00`, which Intl takes as
 * well, is none: it does not know summer time.
 */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
