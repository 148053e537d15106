import { describe, expect, it } from 'vitest';
import { contactInputSchema, contactPatchSchema } from './contact.ts';

const pathsOf = (schema: typeof contactInputSchema | typeof contactPatchSchema, input: unknown) => {
  const parsed = schema.safeParse(input);
  return parsed.success
    ? 'taken'
    : parsed.error.issues.map((issue) => [...issue.path, ...('keys' in issue ? issue.keys : [])].join('.'));
};

describe('a contact that is sent', () => {
  it('may be short, and may be what was read', () => {
    expect(contactInputSchema.parse({ name: ' Ada ', phone: '1', email: 'a@example.org' })).toMatchObject({
      name: 'Ada',
      phones: [{ label: '', value: '1' }],
      emails: [{ label: '', value: 'a@example.org' }],
      addresses: [],
      birthday: '',
    });
    const phone = { id: 'abc', label: 'Work', value: '1', e164: null };
    expect(contactInputSchema.parse({ name: 'A', phones: [phone] }).phones).toEqual([
      { id: 'abc', label: 'Work', value: '1' },
    ]);
  });

  it.each([
    [{}, ['name']],
    [{ name: '' }, ['name']],
    [{ name: ' \t ' }, ['name']],
    [{ name: 'x'.repeat(201) }, ['name']],
    [{ name: 'x'.repeat(5_000_000) }, ['name']],
    [{ name: { $gt: '' } }, ['name']],
    [{ name: ['x'] }, ['name']],
    [{ name: 'x', $where: '1' }, ['$where']],
    [{ name: 'x', notes: 'n'.repeat(10_001) }, ['notes']],
    [{ name: 'x', phones: [{ value: '1', extra: 1 }] }, ['phones.0.extra']],
    [{ name: 'x', phones: [{ id: { $ne: 1 }, value: '1' }] }, ['phones.0.id']],
    [{ name: 'x', phones: Array.from({ length: 51 }, () => ({ value: '1' })) }, ['phones']],
    [{ name: 'x', websites: [{ value: 'javascript:alert(1)' }] }, ['websites.0.value']],
    [{ name: 'x', websites: [{ value: 'data:text/html,x' }] }, ['websites.0.value']],
    [{ name: 'x', addresses: [{ label: 'Home' }] }, ['addresses.0']],
    [{ name: 'x', birthday: '2001-02-29' }, ['birthday']],
    [{ name: 'x', birthday: '30.4.1986' }, ['birthday']],
    [{ name: 'x', tags: [''] }, ['tags.0']],
    [{ name: 'x', tags: 'a' }, ['tags']],
  ])('is refused with the path of what is wrong: %#', (input, paths) => {
    expect(pathsOf(contactInputSchema, input)).toEqual(paths);
  });

  it('keeps text harmless: halves of characters, NUL and control characters go, what is left is composed', () => {
    const { name, notes } = contactInputSchema.parse({
      name: 'A\ud800da\0 \u0007Lo\u0308we',
      notes: 'a\r\nb\u0000',
    });
    expect(name).toBe('A\ufffdda Löwe');
    expect(notes).toBe('a\nb');
    expect(contactInputSchema.parse({ name: '\u202eevil' }).name).toBe('\u202eevil');
  });

  it('takes birthdays with and without a year, and websites without a scheme', () => {
    for (const birthday of ['1986-04-30', '--02-29', '0004-02-29', '']) {
      expect(contactInputSchema.parse({ name: 'x', birthday }).birthday).toBe(birthday);
    }
    expect(contactInputSchema.parse({ name: 'x', websites: [{ value: 'example.org/a' }] }).websites).toEqual([
      { label: '', value: 'https://example.org/a' },
    ]);
  });
});

describe('a merge patch', () => {
  it.each([
    [{ name: null }, ['name']],
    [{ name: ' ' }, ['name']],
    [{ tags: [{}] }, ['tags.0']],
    [{ id: 'x' }, ['id']],
    [[], ['']],
    ['x', ['']],
  ])('is refused: %j', (input, paths) => {
    expect(pathsOf(contactPatchSchema, input)).toEqual(paths);
  });

  it('empties with null whatever may be empty', () => {
    const nothing = {
      organization: null,
      phones: null,
      addresses: null,
      websites: null,
      birthday: null,
      tags: null,
      userId: null,
      phone: null,
    };
    expect(contactPatchSchema.parse(nothing)).toEqual(nothing);
  });
});
