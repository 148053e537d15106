import type { ReactNode } from 'react';
import type { Box } from './file-layout.ts';

interface FileBoxProps {
  readonly box: Box;
  readonly children?: ReactNode;
}

/** The space of files, there before their bytes are: nothing moves when they come. */
export function FileBox({ box: { width, height, isFluid }, children }: FileBoxProps) {
  const style = isFluid ? { width, aspectRatio: width / height } : { width, height };
  return (
    <div style={style} className="relative max-w-full">
      {children}
    </div>
  );
}
