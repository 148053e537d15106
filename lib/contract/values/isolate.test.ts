import { expect, it } from 'vitest';
import { isolate } from './isolate.ts';

it('leaves a name that is read from left to right as it is', () => {
  expect(isolate('Mira Sol')).toBe('Mira Sol');
  expect(isolate('山田')).toBe('山田');
});

it('puts a name that is read from right to left between isolates', () => {
  expect(isolate('שלום')).toBe('\u2068שלום\u2069');
  expect(isolate('Ada مرحبا')).toBe('\u2068Ada مرحبا\u2069');
});

it('takes out what turns other words around, or would end the isolate', () => {
  expect(isolate('Mira \u202eloS\u202c')).toBe('Mira loS');
  expect(isolate('\u2069\u2067שלום')).toBe('\u2068שלום\u2069');
});
