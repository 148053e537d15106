import { expect, it } from 'vitest';
import { doorOf } from './measure-request.ts';

it.each([
  ['GET', '/readyz', 'health'],
  ['GET', '/_next/static/a.js', 'static'],
  ['GET', '/socket.io/?EIO=4&transport=polling', 'socket'],
  ['POST', '/api/v1/files', 'files'],
  ['GET', '/api/v1/files/1/thumbnail', 'files'],
  ['GET', '/api/v1/filesystem', 'api'],
  ['GET', '/api/v1/admin/backups/a.tar', 'backups'],
  ['GET', '/api/v1/admin/backups', 'api'],
  ['PROPFIND', '/dav/', 'dav'],
  ['GET', '/.well-known/carddav', 'dav'],
  ['GET', '/davenport', 'page'],
  ['POST', '/login', 'form'],
  ['GET', undefined, 'page'],
])('%s %s is counted as %s', (method, url, door) => {
  expect(doorOf({ method, ...(url === undefined ? {} : { url }) })).toBe(door);
});
