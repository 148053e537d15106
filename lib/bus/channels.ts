/** The channels of a workspace. A process is subscribed to those that concern someone who is connected to it. */
export const channels = {
  /** What every process receives. */
  workspace: 'workspace',
  addressBook: 'contacts',
  conversation: (conversationId: string) => `conversation:${conversationId}`,
  /** What concerns one person's own pages, sessions and memberships. */
  user: (userId: string) => `user:${userId}`,
  /** One person's presence, for the processes that show it. */
  presence: (userId: string) => `presence:${userId}`,
} as const;
