import { expect, test } from 'vitest';
import { viewerActionOf } from './viewer-keys.ts';

const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

test('arrows lead from picture to picture, and move what is seen of an enlarged one', () => {
  expect(viewerActionOf(press('ArrowRight'), false)).toEqual({ kind: 'move', by: 1 });
  expect(viewerActionOf(press('ArrowLeft'), false)).toEqual({ kind: 'move', by: -1 });
  expect(viewerActionOf(press('ArrowDown'), false)).toBeNull();
  expect(viewerActionOf(press('ArrowRight'), true)).toMatchObject({ kind: 'pan', y: 0 });
  expect(viewerActionOf(press('PageDown'), true)).toEqual({ kind: 'move', by: 1 });
});

test('plus and minus zoom; keys of the browser are left to it', () => {
  expect(viewerActionOf(press('+'), false)).toEqual({ kind: 'zoomIn' });
  expect(viewerActionOf(press('-'), true)).toEqual({ kind: 'zoomOut' });
  expect(viewerActionOf(press('+', { ctrlKey: true }), false)).toBeNull();
});
