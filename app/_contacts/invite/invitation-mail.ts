interface InvitationMail {
  /** Of the contact that is invited. */
  readonly name: string;
  readonly workspace: string;
  readonly url: string;
  readonly expiresAt: string;
  /** Who invites. */
  readonly from: string;
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** The draft of an email that invites a contact. */
export function invitationMail({ name, workspace, url, expiresAt, from }: InvitationMail) {
  return {
    subject: `Join ${workspace}`,
    body: [
      `Hello ${name},`,
      `please join me in ${workspace}. By this link you make an account:`,
      url,
      `It is for you alone, and is valid until ${DAY.format(new Date(expiresAt))}.`,
      from,
    ].join('\n\n'),
  };
}
