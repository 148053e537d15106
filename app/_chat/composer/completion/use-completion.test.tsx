import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useRef } from 'react';
import { expect, test } from 'vitest';
import { sampleConversation, sampleMember } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../../_testing/live-wrapper.tsx';
import { CompletionList } from './completion-list.tsx';
import { useCompletion } from './use-completion.ts';

const conversation = sampleConversation({
  members: [sampleMember('me'), sampleMember('b', { username: 'ben' })],
});

function Box() {
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

function openBox() {
  const { wrapper } = createLiveWrapper({ conversations: [conversation] });
  render(<Box />, { wrapper });
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
