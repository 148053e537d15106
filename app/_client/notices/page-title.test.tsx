import { render, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { sampleConversation, sampleMember } from '../../../lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { useTitle } from './page-title.ts';
import { TitleCount } from './title-count.tsx';

function Named({ name }: { readonly name: string }) {
  useTitle(name);
  return null;
}

function open(unreadCount: number) {
  const members = [sampleMember('me'), sampleMember('you')];
  const { wrapper } = createLiveWrapper({
    conversations: [sampleConversation({ members, unreadCount, lastSeq: unreadCount })],
  });
  const view = (name: string | null) => (
    <>
      <TitleCount />
      {name !== null && <Named name={name} />}
    </>
  );
  const { rerender } = render(view('Big Ben'), { wrapper });
  return { show: (name: string | null) => rerender(view(name)) };
}

const titleIs = (title: string) => waitFor(() => expect(document.title).toBe(title));

test.each([
  ['', 0],
  ['(2) ', 2],
])(
  'the page is called what is open in it, whatever that begins with, after the count "%s"',
  async (count, unread) => {
    const { show } = open(unread);
    await titleIs(`${count}Big Ben · Parley`);
    show('Ben');
    await titleIs(`${count}Ben · Parley`);
    show('(3) things');
    await titleIs(`${count}(3) things · Parley`);
    // Of the page before, which comes late.
    document.title = 'Big Ben · Parley';
    await titleIs(`${count}(3) things · Parley`);
    show(null);
    document.title = 'Rooms · Parley';
    await titleIs(`${count}Rooms · Parley`);
  },
);
