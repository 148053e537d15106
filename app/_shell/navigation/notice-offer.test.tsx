import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { NoticeOffer } from './notice-offer.tsx';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1';

const FakeNotification = {
  permission: 'default',
  async requestPermission() {
    FakeNotification.permission = 'granted';
    return 'granted';
  },
};

beforeEach(() => {
  FakeNotification.permission = 'default';
  vi.stubGlobal('isSecureContext', true);
  // The permission is asked for again when one comes back to the page.
  window.dispatchEvent(new Event('focus'));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Draws the offer, and sends a first message. */
function sendFirst() {
  const { client, wrapper } = createLiveWrapper();
  render(<NoticeOffer />, { wrapper });
  expect(screen.queryByRole('region')).toBeNull();
  act(() => window.dispatchEvent(new Event('focus')));
  act(() =>
    client.store.dispatch({
      type: 'outbox',
      isDurable: true,
      records: [
        {
          clientId: 'm',
          conversationId: 'c',
          body: 'Hello',
          replyToId: null,
          files: [],
          contacts: [],
          isPageOnly: false,
          createdAt: '2026-05-03T10:00:00.000Z',
          state: 'sending',
          reason: null,
        },
      ],
    }),
  );
}

test('notifications are offered after the first message; the browser asks only when that is accepted', async () => {
  vi.stubGlobal('Notification', FakeNotification);
  sendFirst();
  expect(FakeNotification.permission).toBe('default');
  expect(screen.getByText('Get notified when Parley is in the background?')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Turn on' }));
  await vi.waitFor(() => expect(screen.queryByRole('region')).toBeNull());
  expect(FakeNotification.permission).toBe('granted');
});

test('on an iPhone it leads to how Parley comes to the home screen, and is not offered again', () => {
  vi.stubGlobal('Notification', undefined);
  Reflect.deleteProperty(window, 'Notification');
  vi.stubGlobal('navigator', { userAgent: IPHONE, maxTouchPoints: 5 });
  sendFirst();
  const link = screen.getByRole('link', { name: 'Show how' });
  expect(link.getAttribute('href')).toBe('/settings#phone');
  fireEvent.click(screen.getByRole('button', { name: 'Not now' }));
  expect(screen.queryByRole('region')).toBeNull();
});
