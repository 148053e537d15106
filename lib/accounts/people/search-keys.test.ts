import { describe, expect, it } from 'vitest';
import { deviceName } from '../sessions/device-name.ts';
import { peopleFilter, searchKeysOf } from './search-keys.ts';

describe('searching people', () => {
  it('finds nothing to search by in punctuation only', () => {
    expect(peopleFilter('  ')).toBeNull();
    expect(peopleFilter('!! ¡¿')).toBeNull();
  });

  it('holds text only, whatever was typed', () => {
    expect(peopleFilter('{"$ne":1} .* $where')).toEqual({
      $and: ['ne', '1', 'where'].map((word) => ({
        searchKeys: { $elemMatch: { $gte: word, $lt: `${word}\u{10ffff}` } },
      })),
    });
  });

  it('folds case and accents, and splits names into words', () => {
    expect(searchKeysOf({ username: 'o.unal', displayName: 'Özge Ünal-Šik' })).toEqual([
      'o.unal',
      'o',
      'unal',
      'ounal',
      'ozge',
      'sik',
      'unalsik',
    ]);
  });
});

describe('deviceName', () => {
  it.each([
    ['', 'Unknown device'],
    ['<script>', 'Unknown device'],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36',
      'Chrome on Linux',
    ],
    ['curl/8.9.1', 'curl'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'Safari on iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
  ])('%s is %s', (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });
});
