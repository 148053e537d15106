import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useSyncExternalStore } from 'react';
import { expect, test, vi } from 'vitest';
import { type Attachments, createAttachments } from '../../../_client/files/attachments.ts';
import { FilesServer, filesDevice } from '../../../_testing/files-device.ts';
import { createLiveWrapper } from '../../../_testing/live-wrapper.tsx';
import { AttachmentRow } from './attachment-row.tsx';

interface RowProps {
  readonly attachments: Attachments;
  onMoveBy(by: number): void;
  onDragTo(y: number): void;
}

function Row({ attachments, ...moves }: RowProps) {
  const [attachment] = useSyncExternalStore(attachments.subscribe, () => attachments.held.drafts('k'));
  if (!attachment) return null;
  return <AttachmentRow attachment={attachment} attachments={attachments} position="1 of 2" {...moves} />;
}

async function attachOne(server = new FilesServer()) {
  const attachments = createAttachments({
    userId: 'me',
    storage: filesDevice(),
    fileMax: 1000,
    exclusively: (_name, work) => work(),
    pause: () => new Promise((resolve) => setTimeout(resolve, 5)),
    tryUpload: server.tryUpload,
    lookAt: async ({ name, size, type }) => ({ name, size, type, kind: 'image', width: 4, height: 3 }),
    removeUpload: async (id) => server.remove(id),
    notifyTabs: () => undefined,
    onStored: () => undefined,
    onKeeping: () => undefined,
  });
  await attachments.add('k', [new File(['0123456789'], 'kite.jpg', { type: 'image/jpeg' })]);
  const moves = { onMoveBy: vi.fn(), onDragTo: vi.fn() };
  const { client, wrapper } = createLiveWrapper();
  client.store.dispatch({ type: 'connection', connection: { state: 'connected' } });
  render(
    <ul>
      <Row attachments={attachments} {...moves} />
    </ul>,
    { wrapper },
  );
  return { attachments, server, moves };
}

test('a file says how far it has come, and is removed by name', async () => {
  const { attachments, server } = await attachOne();
  await waitFor(() => expect(screen.getByText(/Uploaded/)).toBeTruthy());
  fireEvent.click(screen.getByRole('button', { name: 'Remove kite.jpg' }));
  await waitFor(() => expect(server.stored.size).toBe(0));
  expect(attachments.held.all()).toEqual([]);
});

test('its alternative text is kept, and "Send as file" uploads the original anew', async () => {
  const { attachments } = await attachOne();
  fireEvent.change(screen.getByRole('textbox', { name: 'Alternative text for kite.jpg' }), {
    target: { value: 'A red kite' },
  });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Send as file' }));
  await waitFor(() => expect(screen.getByText(/The original goes/)).toBeTruthy());
  expect(attachments.held.drafts('k')).toMatchObject([{ alt: 'A red kite', keepsOriginal: true }]);
  await waitFor(() => expect(attachments.held.drafts('k')[0]?.upload?.wholeAt).not.toBeNull());
});

test('arrow keys on its handle move it', async () => {
  const { moves } = await attachOne();
  const handle = screen.getByRole('button', { name: /^Move kite.jpg, 1 of 2/ });
  fireEvent.keyDown(handle, { key: 'ArrowDown' });
  fireEvent.keyDown(handle, { key: 'ArrowUp' });
  expect(moves.onMoveBy.mock.calls).toEqual([[1], [-1]]);
});
