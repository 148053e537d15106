import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { sampleConversation, sampleMember, sampleMessage } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { ComposingContext, type Editing } from '../conversation/composing.ts';
import { AttachingProvider, useAttachingState } from '../files/tray/use-attaching.ts';
import { useComposer } from './use-composer.ts';

const direct = sampleConversation({ members: [sampleMember('me'), sampleMember('you')] });
const ada = { id: 'p1', name: 'Ada' };
const own = sampleMessage({ id: 'm1', seq: 1, senderId: 'me', body: 'my own words' });
const other = sampleMessage({ id: 'm2', seq: 2, revision: 2, senderId: 'you', clientId: 'c2' });

function ComposerForm({ conversation }: { readonly conversation: Conversation }) {
  const composer = useComposer(conversation);
  const { groupQuestion } = composer;
  return (
    <form ref={composer.formRef} onSubmit={composer.handleSubmit}>
      <p role="alert">{composer.error}</p>
      <p data-testid="left">{composer.left}</p>
      <p data-testid="question">{groupQuestion.group}</p>
      <button type="button" onClick={groupQuestion.agree}>
        Agree
      </button>
      <p role="status">{composer.isEditing ? 'editing' : 'writing'}</p>
      <textarea
        ref={composer.textRef}
        aria-label="Message"
        onInput={composer.handleInput}
        onKeyDown={composer.handleKeyDown}
      />
    </form>
  );
}

function ConversationParts({ conversation }: { readonly conversation: Conversation }) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const [replyToId, setReplyToId] = useState<string | null>(null);
  const reply = (message: { readonly id: string } | null) => setReplyToId(message?.id ?? null);
  return (
    <ComposingContext value={{ editing, replyToId, setEditing, reply }}>
      <p data-testid="reply">{replyToId}</p>
      <AttachingProvider value={useAttachingState('k')}>
        <ComposerForm conversation={conversation} />
      </AttachingProvider>
      <button
        type="button"
        onClick={() =>
          setEditing({ kind: 'unsent', body: 'failed before', replyToId: 'm2', contacts: [ada] })
        }
      >
        Edit unsent
      </button>
    </ComposingContext>
  );
}

function openComposer({ draft = '', conversation = direct } = {}) {
  const { client, wrapper } = createLiveWrapper({ conversations: [conversation] });
  client.store.dispatch({
    type: 'thread opened',
    conversationId: 'k',
    seed: { items: [own, other], revision: 2 },
  });
  client.drafts.write('k', draft);
  const send = vi.spyOn(client, 'send').mockResolvedValue();
  const edit = vi.spyOn(client.messageActions, 'edit').mockResolvedValue();
  render(<ConversationParts conversation={conversation} />, { wrapper });
  const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  return {
    client,
    send,
    edit,
    box,
    type: (text: string) => fireEvent.input(box, { target: { value: text } }),
    press: (key: string, more: object = {}) => fireEvent.keyDown(box, { key, ...more }),
  };
}

test('Enter sends what is written, empties the box, and the draft goes once it is on the device', async () => {
  const { client, send, box, type, press } = openComposer();
  type('hello');
  press('Enter');
  expect(send).toHaveBeenCalledExactlyOnceWith('k', {
    body: 'hello',
    replyToId: null,
    fileIds: [],
    contacts: [],
  });
  expect(box.value).toBe('');
  expect(document.activeElement).toBe(box);
  await waitFor(() => expect(client.drafts.read('k')).toBe(''));
});

test('Enter that confirms an input method never sends, nor does a box of blanks', () => {
  const { send, box, type, press } = openComposer();
  type('にほん');
  fireEvent.keyDown(box, { key: 'Enter', isComposing: true });
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 229 });
  type('   ');
  press('Enter');
  expect(send).not.toHaveBeenCalled();
});

test('a text that is too long stays and says why', () => {
  const { send, box, type, press } = openComposer();
  type('x'.repeat(4001));
  press('Enter');
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByRole('alert').textContent).toMatch(/at most 4000/);
  expect(box.value).toHaveLength(4001);
  type('x');
  expect(screen.getByRole('alert').textContent).toBe('');
});

test('how many characters are left is known near the limit', () => {
  const { type } = openComposer();
  const left = () => screen.getByTestId('left').textContent;
  type('x'.repeat(3700));
  expect(left()).toBe('');
  type('x'.repeat(3990));
  expect(left()).toBe('10');
  type('x'.repeat(4001));
  expect(left()).toBe('-1');
});

test('before many are notified at once it is asked; a small room is not worth a question', () => {
  const room = { kind: 'room' as const, members: [sampleMember('me')], myRole: 'owner' as const };
  const large = openComposer({ conversation: sampleConversation({ ...room, memberCount: 21 }) });
  large.type('Lunch @all');
  large.press('Enter');
  expect(screen.getByTestId('question').textContent).toBe('all');
  expect(large.send).not.toHaveBeenCalled();
  expect(large.box.value).toBe('Lunch @all');
  fireEvent.click(screen.getByRole('button', { name: 'Agree' }));
  large.press('Enter');
  expect(large.send).toHaveBeenCalledOnce();
  cleanup();
  const small = openComposer({ conversation: sampleConversation({ ...room, memberCount: 20 }) });
  small.type('Lunch @all');
  small.press('Enter');
  expect(small.send).toHaveBeenCalledOnce();
});

test('the draft is in the box, and is there again after an edit', async () => {
  const { edit, box, type, press } = openComposer({ draft: 'half a thought' });
  expect(box.value).toBe('half a thought');
  type('');
  press('ArrowUp');
  expect(screen.getByRole('status').textContent).toBe('editing');
  expect(box.value).toBe('my own words');
  type('better words');
  press('Enter');
  expect(edit).toHaveBeenCalledExactlyOnceWith('m1', 'better words');
  expect(screen.getByRole('status').textContent).toBe('writing');
  expect(box.value).toBe('');
});

test('Escape leaves an edit, and what was typed before is in the box again', () => {
  const { client, box, type, press } = openComposer();
  press('ArrowUp');
  type('never mind');
  press('Escape');
  expect(screen.getByRole('status').textContent).toBe('writing');
  expect(box.value).toBe('');
  expect(client.drafts.read('k')).toBe('');
});

test('an edit that cannot be saved comes back with the reason', async () => {
  const { edit, box, type, press } = openComposer();
  edit.mockRejectedValue(new TypeError('no network'));
  press('ArrowUp');
  type('better words');
  press('Enter');
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/^Not saved — ./));
  expect(screen.getByRole('status').textContent).toBe('editing');
  expect(box.value).toBe('better words');
});

test('Ctrl+↑ replies to the newest message, then to the one above, and Escape ends it', () => {
  const { send, type, press } = openComposer();
  const reply = () => screen.getByTestId('reply').textContent;
  press('ArrowUp', { ctrlKey: true });
  expect(reply()).toBe('m2');
  press('ArrowUp', { ctrlKey: true });
  expect(reply()).toBe('m1');
  press('ArrowUp', { ctrlKey: true });
  expect(reply()).toBe('m1');
  press('Escape');
  expect(reply()).toBe('');
  press('ArrowUp', { ctrlKey: true });
  type('I agree');
  press('Enter');
  expect(send).toHaveBeenCalledExactlyOnceWith('k', {
    body: 'I agree',
    replyToId: 'm2',
    fileIds: [],
    contacts: [],
  });
  expect(reply()).toBe('');
});

test('the text of a failed message goes before what is written, with its reply, and is the draft', () => {
  const { client, box, type } = openComposer();
  type('second');
  act(() => screen.getByRole('button', { name: 'Edit unsent' }).click());
  expect(box.value).toBe('failed before\nsecond');
  expect(client.drafts.read('k')).toBe('failed before\nsecond');
  expect(screen.getByTestId('reply').textContent).toBe('m2');
  expect(screen.getByRole('status').textContent).toBe('writing');
  expect(client.contactDrafts.read('k')).toEqual([ada]);
});

test('contacts go without a text, once', () => {
  const { client, send, press } = openComposer();
  act(() => void client.contactDrafts.add('k', [ada]));
  press('Enter');
  press('Enter');
  expect(send).toHaveBeenCalledExactlyOnceWith('k', {
    body: '',
    replyToId: null,
    fileIds: [],
    contacts: [ada],
  });
});
