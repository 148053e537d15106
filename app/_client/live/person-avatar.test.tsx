import { act, render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { sampleMe } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { PersonAvatar } from './person-avatar.tsx';

const mira = {
  id: 'mira',
  username: 'mira',
  displayName: 'Mira',
  status: '',
  role: 'member',
  timeZone: null,
} as const;

test('a person has initials until they set a photo, which appears and goes at once', () => {
  const { client, wrapper } = createLiveWrapper();
  const { container } = render(<PersonAvatar id="mira" name="Mira Sol" />, { wrapper });
  const photo = () => container.querySelector('img')?.getAttribute('src') ?? null;
  const change = (avatarFileId: string | null) =>
    act(() => client.store.dispatch({ type: 'new people', people: [{ ...mira, avatarFileId }] }));
  expect(container.querySelector('[data-initials="MS"]')).not.toBeNull();
  expect(photo()).toBeNull();
  change('f1');
  expect(photo()).toBe('/api/v1/files/f1');
  expect(container.querySelector('img')?.getAttribute('alt')).toBe('');
  change(null);
  expect(photo()).toBeNull();
});

test('one sees the own photo too', () => {
  const { wrapper } = createLiveWrapper({ me: sampleMe({ avatarFileId: 'mine' }) });
  const { container } = render(<PersonAvatar id="me" name="Me" />, { wrapper });
  expect(container.querySelector('img')?.getAttribute('src')).toBe('/api/v1/files/mine');
});
