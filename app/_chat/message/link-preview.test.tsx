import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LinkPreview } from './link-preview.tsx';

const preview = {
  url: 'https://news.example.org/kites?from=chat',
  siteName: 'Your Bank',
  title: 'Kites <b>fly</b>',
  description: 'In the wind',
  picture: { id: 'p1', width: 240, height: 126 },
};

test('says where it leads before what the page says of itself, and asks no other site for anything', () => {
  const { container } = render(<LinkPreview preview={preview} />);
  const card = screen.getByRole('group', { name: 'Link preview: Kites <b>fly</b>' });
  expect(card.textContent).toBe('news.example.org · Your BankKites <b>fly</b>In the wind');
  const link = screen.getByRole('link', { name: 'Kites <b>fly</b>' });
  expect(link.getAttribute('href')).toBe(preview.url);
  expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  expect(link.getAttribute('target')).toBe('_blank');
  const sources = [...container.querySelectorAll('[src], [srcset]')].map((each) => each.getAttribute('src'));
  expect(sources).toEqual(['/api/v1/files/p1']);
});

test('has nothing in the place of what the page does not say', () => {
  const { container } = render(
    <LinkPreview preview={{ ...preview, siteName: '', description: '', picture: null }} />,
  );
  expect(container.textContent).toBe('news.example.orgKites <b>fly</b>');
  expect(container.querySelector('img')).toBeNull();
});
