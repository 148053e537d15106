/**
 * Runs `work` while no other tab runs work of the same name. Web Locks exist only in secure contexts: without them two
 * tabs may both try, and what they do has to bear that.
 */
export async function exclusively(name: string, work: () => Promise<void>): Promise<void> {
  const locks: LockManager | null | undefined = navigator.locks;
  if (locks) await locks.request(name, work);
  else await work();
}
