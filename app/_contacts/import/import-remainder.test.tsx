import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { ImportPreview } from '../../../lib/contract/contacts/contact-import.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportEncoding } from './import-encoding.tsx';
import { ImportRemainder } from './import-remainder.tsx';

const report = {
  notStored: [{ line: 3, column: 'Anniversary', value: '0/0/00', reason: 'There is no date.' }],
  notStoredCount: 1,
  notedColumns: ['Shoe size'],
  leftOutColumns: ['Secret'],
};

it('says what goes to the notes, what is left out, and each value that is not kept with its line', () => {
  render(<ImportRemainder report={report} />);
  expect(screen.getByText(/^Goes to the notes.*Shoe size\.$/)).toBeDefined();
  expect(screen.getByText('Left out: Secret.')).toBeDefined();
  expect(screen.getByText('1 value will not be kept, and why')).toBeDefined();
  expect(screen.getByText('Line 3, Anniversary: “0/0/00”. There is no date.')).toBeDefined();
});

it('says nothing where all is stored', () => {
  const { container } = render(
    <ImportRemainder report={{ notStored: [], notStoredCount: 0, notedColumns: [], leftOutColumns: [] }} />,
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

it('folds columns that are all recognized, and opens them where one is not', () => {
  const known = { heading: 'Name', column: { to: 'name' as const }, examples: ['Ada'] };
  const { container, unmount } = render(<ImportColumns columns={[known]} onChange={() => undefined} />);
  expect(container.querySelector('details')?.open).toBe(false);
  unmount();
  const columns = [known, { heading: 'Shoe', column: { to: 'note' as const }, examples: [] }];
  const shown = render(<ImportColumns columns={columns} onChange={() => undefined} />);
  expect(shown.container.querySelector('details')?.open).toBe(true);
  expect(screen.getByText('Columns: 1 of 2 not recognized')).toBeDefined();
});
