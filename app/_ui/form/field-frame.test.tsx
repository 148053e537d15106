import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AnswerContext } from './answer-context.ts';
import { TextField } from './text-field.tsx';

const ERROR = 'Use at least 10 characters.';
const field = (error?: string) => (
  <TextField label="Name" name="name" hint="At least 10 characters." {...(error && { error })} />
);

test('an error takes the place of the hint, and is read with the field', () => {
  const { rerender } = render(field());
  const box = screen.getByRole('textbox', { name: 'Name' });
  expect(screen.getByText('At least 10 characters.')).toBeDefined();
  rerender(field(ERROR));
  expect(screen.queryByText('At least 10 characters.')).toBeNull();
  expect(box.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toBe(ERROR);
});

test('the error of an answer is gone once the field is edited, until the next answer brings it again', () => {
  const inForm = (answer: object) => <AnswerContext value={answer}>{field(ERROR)}</AnswerContext>;
  const { rerender } = render(inForm({ number: 1 }));
  const box = screen.getByRole('textbox', { name: 'Name' });
  expect(screen.getByText(ERROR)).toBeDefined();
  fireEvent.input(box, { target: { value: 'longer' } });
  expect(screen.queryByText(ERROR)).toBeNull();
  expect(box.getAttribute('aria-invalid')).toBeNull();
  expect(screen.getByText('At least 10 characters.')).toBeDefined();
  rerender(inForm({ number: 2 }));
  expect(screen.getByText(ERROR)).toBeDefined();
});

test('an error that follows what is typed stays while one types', () => {
  render(field(ERROR));
  fireEvent.input(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'x' } });
  expect(screen.getByText(ERROR)).toBeDefined();
});
