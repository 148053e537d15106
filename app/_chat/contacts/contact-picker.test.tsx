import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sampleContact } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { ContactPicker } from './contact-picker.tsx';

const [ada, bo] = [sampleContact({ id: 'ada', name: 'Ada' }), sampleContact({ id: 'bo', name: 'Bo' })];

beforeEach(() => {
  vi.stubGlobal('fetch', async (path: string) =>
    Response.json({ items: path.includes('query=bo') ? [bo] : [ada, bo], nextCursor: null, revision: 1 }),
  );
});
afterEach(() => vi.unstubAllGlobals());

function open(whyNot?: (contact: { readonly id: string }) => string | null) {
  const onPick = vi.fn();
  render(
    <ContactPicker
      isOpen
      title="Send a contact"
      onClose={vi.fn()}
      onPick={onPick}
      {...(whyNot && { whyNot })}
    />,
    { wrapper: createLiveWrapper().wrapper },
  );
  const box = screen.getByRole('combobox', { name: 'Find a contact', hidden: true });
  return {
    onPick,
    type: (text: string) => fireEvent.change(box, { target: { value: text } }),
    press: (key: string) => fireEvent.keyDown(box, { key }),
  };
}

test('the arrow keys move, and Enter chooses', async () => {
  const { onPick, press } = open();
  await waitFor(() => expect(screen.getAllByRole('option', { hidden: true })).toHaveLength(2));
  press('ArrowDown');
  press('Enter');
  expect(onPick).toHaveBeenCalledExactlyOnceWith(bo);
});

test('Enter right after typing chooses what is found, not what was listed before', async () => {
  const { onPick, type, press } = open();
  await waitFor(() => expect(screen.getAllByRole('option', { hidden: true })).toHaveLength(2));
  type('bo');
  press('Enter');
  expect(onPick).not.toHaveBeenCalled();
  await waitFor(() => expect(onPick).toHaveBeenCalledExactlyOnceWith(bo));
});

test('what cannot be chosen says why, and is not', async () => {
  const { onPick, press } = open(({ id }) => (id === 'ada' ? 'In the message' : null));
  await waitFor(() => expect(screen.getAllByRole('option', { hidden: true })).toHaveLength(2));
  expect(screen.getByText('In the message')).toBeTruthy();
  press('Enter');
  expect(onPick).not.toHaveBeenCalled();
});
