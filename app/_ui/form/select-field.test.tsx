import { render, screen, waitFor } from '@testing-library/react';
import { useActionState, useState } from 'react';
import { expect, it } from 'vitest';
import { SelectField } from './select-field.tsx';

const OPTIONS = [
  { value: 'a', label: 'First' },
  { value: 'b', label: 'Second' },
];

function Form() {
  const [chosen, setChosen] = useState('b');
  const [count, action] = useActionState((before: number) => before + 1, 0);
  return (
    <form action={action}>
      <SelectField label="Choice" name="choice" options={OPTIONS} value={chosen} onChange={setChosen} />
      <button type="submit">Send {count}</button>
    </form>
  );
}

it('shows what is chosen also after the form was sent', async () => {
  render(<Form />);
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Choice' });
  screen.getByRole('button').click();
  await screen.findByRole('button', { name: 'Send 1' });
  select.form?.reset();
  await waitFor(() => expect(select.value).toBe('b'));
});
