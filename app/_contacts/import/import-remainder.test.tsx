import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { ImportPreview } from '../../../lib/contract/contacts/contact-import.ts';
import { ImportColumns, recognizedIn } from './import-columns.tsx';
import { ImportEncoding } from './import-encoding.tsx';
import { ImportRemainder } from './import-remainder.tsx';

const report = {
  rejected: [{ line: 2, reason: 'There is nothing in it.' }],
  rejectedCount: 1,
  notStored: [{ line: 3, column: 'Anniversary', value: '0/0/00', reason: 'There is no date.' }],
  notStoredCount: 1,
  notedColumns: ['Shoe size'],
  leftOutColumns: ['Secret'],
};

it('says what goes to the notes, what is left out, and each value that is not kept with its line', () => {
  render(<ImportRemainder report={report} />);
  expect(screen.getByText(/^Goes to the notes.*Shoe size\.$/)).toBeDefined();
  expect(screen.getByText('Left out: Secret.')).toBeDefined();
  openList('1 row and 1 value will be left out, and why');
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Line 2: There is nothing in it.',
    'Line 3, Anniversary: “0/0/00”. There is no date.',
  ]);
});

it('lists all that would be left out, part by part', () => {
  const rejected = Array.from({ length: 120 }, (_, index) => ({ line: index + 2, reason: 'Bad.' }));
  render(<ImportRemainder report={{ ...report, rejected, rejectedCount: 120 }} />);
  openList('120 rows and 1 value will be left out, and why');
  const lines = () => screen.getAllByRole('listitem').length;
  expect(lines()).toBe(50);
  fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(lines()).toBe(121);
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

it('reads what an import left out page by page', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const isFirst = !url.includes('cursor=');
    const item = { line: isFirst ? 2 : 900, reason: 'Bad.', column: null, value: null };
    return Response.json({ items: [item], nextCursor: isFirst ? 'next' : null });
  });
  render(<ImportRemainder report={{ ...report, rejected: [], rejectedCount: 2_000 }} importId="i1" />);
  openList('2000 rows and 1 value left out, and why');
  await screen.findByText('Line 2: Bad.');
  fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await screen.findByText('Line 900: Bad.');
  expect(asked).toHaveLength(2);
  expect(asked[0]).toContain('/contacts/imports/i1/left-out');
  vi.unstubAllGlobals();
});

it('says nothing where all is stored', () => {
  const { container } = render(
    <ImportRemainder
      report={{
        rejected: [],
        rejectedCount: 0,
        notStored: [],
        notStoredCount: 0,
        notedColumns: [],
        leftOutColumns: [],
      }}
    />,
  );
  expect(container.textContent).toBe('');
});

it('shows the encoding with two names, and lets one choose another', () => {
  const onChange = vi.fn();
  const preview = { encoding: 'windows-1252', isMixed: true, encodingNames: ['Jürgen', 'Zoë'] };
  render(<ImportEncoding preview={preview as ImportPreview} onChange={onChange} />);
  expect(screen.getByText(/Names look so: Jürgen, Zoë\. Some lines/)).toBeDefined();
  fireEvent.change(screen.getByRole('combobox', { name: 'Encoding' }), { target: { value: 'gbk' } });
  expect(onChange).toHaveBeenCalledWith('gbk');
});

it('folds the columns that are recognized, and shows the others', () => {
  const columns = [
    { heading: 'Name', column: { to: 'name' as const }, examples: ['Ada'] },
    { heading: 'Shoe', column: { to: 'note' as const }, examples: [] },
  ];
  const known = recognizedIn(columns);
  const onChange = vi.fn();
  const { container } = render(<ImportColumns columns={columns} known={known} onChange={onChange} />);
  expect(container.querySelector('details')?.open).toBe(false);
  expect(container.querySelector('details')?.textContent).toContain('1 recognized column');
  const shoe = screen.getByRole('combobox', { name: 'Field for Shoe' });
  expect(shoe.closest('details')).toBeNull();
  fireEvent.change(shoe, { target: { value: 'title' } });
  expect(onChange).toHaveBeenCalledWith([{ to: 'name' }, { to: 'title' }]);
});

/** Opens a folded list, as a press on its summary does. */
function openList(name: string) {
  const details = screen.getByText(name).closest('details');
  if (!details) throw new Error('It is not folded.');
  details.open = true;
  fireEvent(details, new Event('toggle'));
}
