import type { MetadataRoute } from 'next';

/** What a phone needs to put Parley on its home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Parley',
    short_name: 'Parley',
    description: 'A shared address book and conversations, live for everyone in them.',
    start_url: '/',
    display: 'standalone',
    background_color: '#f8f5f1',
    theme_color: '#f8f5f1',
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icon-512.png', type: 'image/png', sizes: '512x512' },
    ],
  };
}
