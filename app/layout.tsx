import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { servedBuild } from '@/lib/process/served-build.ts';
import { ToastProvider } from './_ui/layers/toast.tsx';
import { TooltipLayer } from './_ui/layers/tooltip-layer.tsx';
import { SECURE_THEME_COOKIE, THEME_COOKIE, themeOf } from './_ui/theme/theme.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Parley', template: '%s · Parley' },
  description: 'A shared address book and conversations, live for everyone in them.',
  applicationName: 'Parley',
  appleWebApp: { capable: true, title: 'Parley', statusBarStyle: 'default' },
  formatDetection: { telephone: false, email: false, address: false },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f5f1' },
    { media: '(prefers-color-scheme: dark)', color: '#0b1215' },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // Every page is made for one request: the nonce of the Content-Security-Policy is part of it.
  await connection();
  const kept = await cookies();
  const theme = themeOf((kept.get(SECURE_THEME_COOKIE) ?? kept.get(THEME_COOKIE))?.value);
  return (
    <html
      lang="en"
      data-theme={theme === 'system' ? undefined : theme}
      data-build={servedBuild.get()}
      suppressHydrationWarning
    >
      <body className="bg-bg text-16 text-ink font-sans">
        <ToastProvider>{children}</ToastProvider>
        <TooltipLayer />
      </body>
    </html>
  );
}
