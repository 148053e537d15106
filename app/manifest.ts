import type { MetadataRoute } from 'next';

/** What a phone or a desktop needs to install Parley as an app. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: 'Parley',
    short_name: 'Parley',
    description: 'A shared address book and conversations, live for everyone in them.',
    lang: 'en',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    launch_handler: { client_mode: 'navigate-existing' },
    background_color: '#f8f5f1',
    theme_color: '#f8f5f1',
    categories: ['communication', 'productivity', 'social'],
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icon-512.png', type: 'image/png', sizes: '512x512' },
      { src: '/icon-maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
    // The worker takes it in hand, before any server.
    share_target: {
      action: '/share',
      method: 'post',
      enctype: 'multipart/form-data',
      params: { title: 'title', text: 'text', url: 'url', files: { name: 'files', accept: '*/*' } },
    },
    shortcuts: [
      { name: 'Chats', url: '/chat' },
      { name: 'Contacts', url: '/contacts' },
      { name: 'New contact', url: '/contacts/new' },
    ],
  };
}
