import { expect, it } from 'vitest';
import { parseS3Address } from './s3-address.ts';

it('is read with its options, whatever is in the secret', () => {
  expect(parseS3Address('s3://KEY:se/cr+et@s3.example.org/files')).toEqual({
    url: 'https://s3.example.org/files',
    accessKeyId: 'KEY',
    secretAccessKey: 'se/cr+et',
    region: 'us-east-1',
  });
  expect(parseS3Address('s3://KEY:a%2Fb@c@127.0.0.1:9000/my-files?tls=off&region=eu-west-1')).toEqual({
    url: 'http://127.0.0.1:9000/my-files',
    accessKeyId: 'KEY',
    secretAccessKey: 'a/b@c',
    region: 'eu-west-1',
  });
  expect(parseS3Address('s3://K:50%@[::1]:9000/files?tls=off')).toMatchObject({
    url: 'http://[::1]:9000/files',
    secretAccessKey: '50%',
  });
});

it.each([
  'https://s3.example.org/files',
  's3://s3.example.org/files',
  's3://KEY:SECRET@s3.example.org',
  's3://KEY:SECRET@s3.example.org/',
  's3://KEY:SECRET@s3.example.org/a/b',
  's3://KEY:SECRET@s3.example.org:99999/files',
  's3://KEY:SECRET@s3.example.org/files?tls=maybe',
  's3://KEY:SECRET@s3.example.org/files?acl=public',
  's3://KEY:SECRET@s3.example.org/files?region=../x',
])('%s is none', (text) => {
  expect(parseS3Address(text)).toBeNull();
});
