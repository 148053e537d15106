/** The people of the sample workspace, a festival's crew. The first becomes the admin. */
export const people = [
  { username: 'asha', displayName: 'Asha Raman', status: 'Running the festival, slowly' },
  { username: 'tomas', displayName: 'Tomás Quiroga', status: 'On the stages until Sunday' },
  { username: 'ingrid', displayName: 'Ingrid Solheim', status: 'Bookings and contracts' },
  { username: 'kofi', displayName: 'Kofi Mensah', status: 'Sound desk' },
  { username: 'yuki', displayName: 'Yuki Tanaka 田中', status: 'Posters, programme, website' },
  { username: 'leila', displayName: 'Leïla Benali', status: 'Press, 9 to 5' },
  { username: 'marek', displayName: 'Marek Nowak', status: 'Van keys are with me' },
  { username: 'grace', displayName: 'Grace Oduya', status: '' },
] as const;

export type Username = (typeof people)[number]['username'];

/** One for all of them: it is printed where the workspace is started. */
export const PASSWORD = 'lanterns at dusk';
