import { z } from 'zod';

const ENDPOINT_MAX = 2_000;

function bytesSchema(bytes: number, message: string) {
  // Base64url without padding, as browsers write it.
  const characters = Math.ceil((bytes * 8) / 6);
  return z.string().regex(new RegExp(`^[\\w-]{${characters}}$`), message);
}

/** What a browser's `PushSubscription.toJSON()` says: where to send (RFC 8030), and for which keys (RFC 8291). */
export const saveSubscriptionSchema = z.strictObject({
  endpoint: z.url('Use an https address.').max(ENDPOINT_MAX, 'The address is too long.'),
  keys: z.strictObject({
    p256dh: bytesSchema(65, 'This is no public key of P-256.'),
    auth: bytesSchema(16, 'This is no secret of 16 bytes.'),
  }),
});
export type SaveSubscription = z.infer<typeof saveSubscriptionSchema>;

/** The public key by which push services know this workspace (RFC 8292), as browsers take it. */
export const pushPublicKeySchema = z.object({ publicKey: z.string() });

export const testPushSchema = z.strictObject({});

/** What became of a push that was sent to try it. */
export const testedPushSchema = z.object({
  /** The worker of the page hands it back: then the push has come all the way. */
  id: z.string(),
  /** `delivered`: the push service took it. `gone`: it no longer knows the subscription. */
  status: z.enum(['delivered', 'failed', 'gone']),
  /** What the push service answered; null when it could not be reached. */
  code: z.number().int().nullable(),
});
export type TestedPush = z.infer<typeof testedPushSchema>;
