import type { ReactNode } from 'react';
import { Scene } from '../_auth/scene.tsx';
import { Wordmark } from '../_ui/layout/wordmark.tsx';

export default function AuthLayout({ children }: { readonly children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(480px,1fr)_minmax(0,1.1fr)]">
      <main className="flex flex-col items-center px-5 pt-[calc(32px+var(--safe-top))] pb-[calc(32px+var(--safe-bottom))] sm:justify-center">
        <div className="w-full max-w-88">
          <Wordmark className="mb-8 sm:mb-12" />
          {children}
        </div>
      </main>
      <Scene />
    </div>
  );
}
