import { Fragment, type ReactNode } from 'react';

/** An email or web address that breaks before its signs, and within a part only where one is wider than the line. */
export function breakAddress(address: string): ReactNode {
  // What is longer than any real one breaks wherever the line ends.
  if (address.length > 254) return address;
  return address.split(/(?=[@.?&#])|(?<![:/])(?=\/)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same, and none has a state
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
