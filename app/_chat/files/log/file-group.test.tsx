import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { FileKind } from '@/lib/contract/files/file-rules.ts';
import type { ConnectionState } from '../../../_client/state/live-actions.ts';
import { createLiveWrapper } from '../../../_testing/live-wrapper.tsx';
import type { DrawnFile } from '../file/file-layout.ts';
import { FileGroup } from './file-group.tsx';

// Nothing is loaded here: pictures are on their way until a test says otherwise.
beforeEach(() => {
  vi.spyOn(HTMLImageElement.prototype, 'complete', 'get').mockReturnValue(false);
});

function drawn(id: string, kind: FileKind = 'image', more: Partial<DrawnFile> = {}): DrawnFile {
  return {
    id,
    kind,
    name: `${id}.bin`,
    size: 2_400_000,
    alt: '',
    width: 800,
    height: 600,
    preview: `/api/v1/files/${id}/thumbnail`,
    placeholder: null,
    address: `/api/v1/files/${id}`,
    ...more,
  };
}

function show(files: readonly DrawnFile[]) {
  const onOpen = vi.fn();
  const { client, wrapper } = createLiveWrapper();
  render(<FileGroup files={files} onOpen={onOpen} />, { wrapper });
  const connect = (state: ConnectionState) =>
    act(() => client.store.dispatch({ type: 'connection', connection: { state } }));
  return { onOpen, connect };
}

test('of more than four pictures the last says how many are left, and each opens', () => {
  const { onOpen } = show(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => drawn(id)));
  expect(screen.getAllByRole('img')).toHaveLength(4);
  const last = screen.getByRole('button', { name: /Image: d.bin.*and 2 more/ });
  fireEvent.click(last);
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('d');
});

test('a picture is named by its alternative text, and keeps its space', () => {
  show([drawn('a', 'image', { alt: 'A red kite' })]);
  const picture = screen.getByRole('img', { name: 'A red kite' });
  expect(picture.getAttribute('loading')).toBe('lazy');
  expect(picture.closest<HTMLElement>('[style]')?.style.width).toBe('360px');
});

test('a picture that cannot be loaded says so, and is tried again', () => {
  show([drawn('a')]);
  fireEvent.error(screen.getByRole('img'));
  expect(screen.queryByRole('img')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /Not loaded. Try again/ }));
  expect(screen.getByRole('img', { name: 'a.bin' })).toBeTruthy();
});

test('a picture that is drawn stays without a connection; one that failed is tried again when it is back', () => {
  const { connect } = show([drawn('a')]);
  connect('connected');
  const picture = screen.getByRole('img');
  connect('offline');
  expect(screen.getByRole('img')).toBe(picture);
  fireEvent.error(picture);
  expect(screen.queryByRole('img')).toBeNull();
  connect('connected');
  fireEvent.load(screen.getByRole('img'));
  connect('offline');
  expect(screen.getByRole('img')).toBeTruthy();
});

test('films and sounds play in place; what cannot be played, and other files, can be downloaded', () => {
  show([drawn('film', 'video'), drawn('song', 'audio'), drawn('plan', 'file')]);
  const film = screen.getByLabelText('Video: film.bin');
  expect(film.getAttribute('preload')).toBe('none');
  expect(screen.getByLabelText('Audio: song.bin').getAttribute('preload')).toBe('none');
  const card = screen.getByRole('link', { name: /Download plan.bin/ });
  expect(card.getAttribute('href')).toBe('/api/v1/files/plan');
  expect(card.textContent).toContain('2.4 MB');
  fireEvent.error(film);
  expect(screen.getByRole('link', { name: /Download film.bin/ })).toBeTruthy();
});
