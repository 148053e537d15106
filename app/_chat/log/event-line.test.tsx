import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { MessageEvent } from '../../../lib/contract/conversations/message.ts';
import { sampleMessage } from '../../../lib/testing/samples.ts';
import { EventLine } from './event-line.tsx';

const names: Readonly<Record<string, string>> = { ada: 'Ada', ben: 'Ben', cleo: 'Cleo' };

function lineOf(event: MessageEvent): string {
  const message = sampleMessage({ seq: 7, senderId: 'ada', body: '', event });
  const { container } = render(
    <EventLine rowKey="m7" message={message} nameOf={(id) => names[id] ?? 'Unknown'} />,
  );
  return container.querySelector('bdi')?.textContent ?? '';
}

test.each<[MessageEvent, string]>([
  [{ type: 'joined', userIds: ['ben'] }, 'Ben joined'],
  [{ type: 'joined', userIds: [] }, 'Ada joined'],
  [{ type: 'left', userIds: ['ben'] }, 'Ben left'],
  [{ type: 'invited', userIds: ['ben', 'cleo'] }, 'Ada added Ben and Cleo'],
  [{ type: 'removed', userIds: ['ben'] }, 'Ada removed Ben'],
  [{ type: 'renamed', userIds: ['ada'], text: 'Design' }, 'Ada renamed the room to Design'],
  [{ type: 'topic', userIds: ['ada'], text: 'Plans' }, 'Ada set the topic to Plans'],
  [{ type: 'topic', userIds: ['ada'], text: '' }, 'Ada removed the topic'],
])('a line says what happened in the room: %o', (event, sentence) => {
  expect(lineOf(event)).toBe(sentence);
});

test('a line has its position in the log, its time, and nothing to press', () => {
  const event: MessageEvent = { type: 'renamed', userIds: ['ada'], text: 'Design' };
  const message = sampleMessage({ seq: 7, senderId: 'ada', body: '', event });
  render(<EventLine rowKey="m7" message={message} nameOf={(id) => names[id] ?? 'Unknown'} />);
  const line = screen.getByText('Ada renamed the room to Design').closest('p');
  expect(line?.dataset).toMatchObject({ key: 'm7', seq: '7' });
  expect(line?.querySelector('time')?.getAttribute('datetime')).toBe(message.createdAt);
  expect(screen.queryByRole('button')).toBeNull();
});
