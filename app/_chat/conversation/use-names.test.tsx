import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { sampleConversation, sampleMe, sampleMember } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { useNames } from './use-names.ts';

test('members whose names look alike are distinguished by their usernames', () => {
  const conversation = sampleConversation({
    kind: 'room',
    members: [
      sampleMember('me'),
      sampleMember('mira', { displayName: 'Mira Sol', username: 'mira' }),
      sampleMember('copy', { displayName: 'MIRA SOI', username: 'copy' }),
      sampleMember('moe', { displayName: 'Moe Kato', username: 'moe' }),
    ],
  });
  const { wrapper } = createLiveWrapper({ me: sampleMe({ id: 'me' }), conversations: [conversation] });
  const { nameOf } = renderHook(() => useNames(conversation), { wrapper }).result.current;
  expect(['me', 'mira', 'copy', 'moe'].map(nameOf)).toEqual([
    'You',
    'Mira Sol (@mira)',
    'MIRA SOI (@copy)',
    'Moe Kato',
  ]);
});
