/** Where an S3-compatible store is, and who we are there. */
export interface S3Address {
  /** Of the bucket, such as `https://s3.example.org/files`. */
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

const FORM =
  /^s3:\/\/(?<key>[^:@/]+):(?<secret>.+)@(?<host>[a-z0-9.-]+|\[[0-9a-f:]+\])(?<port>:\d{1,5})?\/(?<bucket>[a-z0-9][a-z0-9.-]{1,62})(?:\?(?<options>[^?]*))?$/i;

/**
 * `s3://KEY:SECRET@HOST[:PORT]/BUCKET[?region=…&tls=off]`; null when it is not. The secret may be percent-encoded, and need
 * not be: it ends at the last `@`.
 */
export function parseS3Address(text: string): S3Address | null {
  const { key = '', secret = '', host, port = '', bucket, options = '' } = FORM.exec(text)?.groups ?? {};
  if (!host || !bucket) return null;
  const { region = 'us-east-1', tls = 'on', ...others } = Object.fromEntries(new URLSearchParams(options));
  if (!/^[a-z0-9-]{1,40}$/i.test(region) || !['on', 'off'].includes(tls)) return null;
  if (Object.keys(others).length > 0) return null;
  const url = `${tls === 'on' ? 'https' : 'http'}://${host}${port}/${bucket}`;
  if (!URL.canParse(url)) return null;
  return { url, accessKeyId: decoded(key), secretAccessKey: decoded(secret), region };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
