import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PasswordField } from './password-field.tsx';

it('hides what is typed until it is asked to show it', () => {
  render(<PasswordField label="Password" name="password" autoComplete="new-password" />);
  const box = screen.getByLabelText<HTMLInputElement>('Password');
  expect(box.type).toBe('password');
  fireEvent.click(screen.getByRole('button', { name: 'Show what is typed' }));
  expect(box.type).toBe('text');
  fireEvent.click(screen.getByRole('button', { name: 'Hide what is typed' }));
  expect(box.type).toBe('password');
});

it('lets a password be pasted, and a password manager know what it is for', () => {
  render(<PasswordField label="Password" name="password" autoComplete="new-password" />);
  const box = screen.getByLabelText<HTMLInputElement>('Password');
  expect(fireEvent.paste(box)).toBe(true);
  expect(box.autocomplete).toBe('new-password');
});
