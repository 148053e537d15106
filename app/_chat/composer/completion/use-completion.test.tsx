import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useRef } from 'react';
import { expect, test } from 'vitest';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { sampleConversation, sampleMember } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../../_testing/live-wrapper.tsx';
import { CompletionList } from './completion-list.tsx';
import { useCompletion } from './use-completion.ts';

const direct = sampleConversation({
  members: [sampleMember('me'), sampleMember('b', { username: 'ben' })],
});

function Box({ conversation }: { readonly conversation: Conversation }) {
  const ref = useRef<HTMLTextAreaElement>(null);
  const completion = useCompletion(ref, conversation);
  return (
    <>
      <CompletionList id="options" completion={completion} />
      <textarea
        ref={ref}
        aria-label="Message"
        onInput={completion.update}
        onKeyDown={(event) => void completion.handleKey(event)}
      />
    </>
  );
}

function openBox(conversation: Conversation = direct) {
  const { wrapper } = createLiveWrapper({ conversations: [conversation] });
  render(<Box conversation={conversation} />, { wrapper });
  const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  // A browser would put the text in as if it had been typed.
  document.execCommand = () => false;
  return {
    box,
    type(text: string) {
      box.value = text;
      box.setSelectionRange(text.length, text.length);
      act(() => void fireEvent.input(box));
    },
    press: (key: string) => fireEvent.keyDown(box, { key }),
    options: () => screen.queryAllByRole('option').map(({ textContent }) => textContent),
  };
}

test('the beginning of a name offers emoji, and Enter takes the one chosen', async () => {
  const { box, type, press, options } = openBox();
  type('well done :tad');
  await waitFor(() => expect(options()[0]).toBe('🎉:tada:'));
  expect(screen.getByRole('listbox').getAttribute('aria-label')).toBe('Emoji');
  press('Enter');
  expect(box.value).toBe('well done 🎉 ');
  expect(options()).toEqual([]);
  type(':heart');
  await waitFor(() => expect(options().length).toBeGreaterThan(2));
  press('ArrowDown');
  const second = options()[1] ?? '';
  press('Tab');
  expect(second.startsWith(box.value.trim())).toBe(true);
});

test('Escape leaves what is written, and the sign that ends a name takes it', async () => {
  const { box, type, press, options } = openBox();
  type(':tada');
  await waitFor(() => expect(options()[0]).toBe('🎉:tada:'));
  press('Escape');
  expect(options()).toEqual([]);
  expect(box.value).toBe(':tada');
  type('');
  type(':tada');
  press(':');
  expect(box.value).toBe('🎉 ');
});

test('emoji come in the skin tone of the person, names of members after an @', async () => {
  localStorage.setItem('parley-emoji:me:tone', '4');
  const { box, type, press, options } = openBox();
  type(':+1');
  await waitFor(() => expect(options()[0]).toBe('👍🏾:+1:'));
  type('@ben');
  expect(options()).toHaveLength(1);
  press('Tab');
  expect(box.value).toMatch(/^@ben/);
});

test('in a small room everyone can be mentioned, in a large one by its owners and admins', () => {
  const members = [sampleMember('me'), sampleMember('b', { username: 'ben' })];
  const room = (more: object) => sampleConversation({ kind: 'room', members, memberCount: 2, ...more });
  const small = openBox(room({ myRole: 'member' }));
  small.type('@');
  expect(small.options().slice(-2)).toEqual(['@allEveryone in this room', '@hereEveryone who is here now']);
  small.type('@al');
  small.press('Enter');
  expect(small.box.value).toBe('@all ');
  cleanup();
  const large = openBox(room({ myRole: 'member', memberCount: 21 }));
  large.type('@al');
  expect(large.options()).toEqual([]);
  cleanup();
  const owned = openBox(room({ myRole: 'admin', memberCount: 21 }));
  owned.type('@al');
  expect(owned.options()).toHaveLength(1);
});
