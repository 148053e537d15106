const FIRST =
  'Ada Bao Carmen Dmitri Eleni Fatima Grace Hana Ivana Jamal Kofi Lars Maya Niamh Olivia Petra Rafael Sanjay Tomás Zoë'.split(
    ' ',
  );
const LAST =
  'Achebe Bakker Conti Dlamini Eide Ferrari Goldberg Hansen Ibáñez Jensen Kamau Lindqvist Moyo Nwosu Ortiz Papadaki Quiroga Reid Stein Varga'.split(
    ' ',
  );

/** The first name that contact `index` of a made address book has, and one in twenty others. */
export const firstName = (index: number): string => FIRST[index % 20] ?? '';

/** A person of the address book: names, numbers and addresses differ, tags and organizations are shared. */
const personOf = (index: number) => ({
  name: `${firstName(index)} ${LAST[Math.floor(index / 20) % 20]} ${(index * 7919) % 1_000_003}`,
  phone: `+4420${70_000_000 + index}`,
  email: `p${index}@mail${index % 500}.example`,
  organization: `Company ${index % 1_000}`,
  notes: `Met in ${1990 + (index % 30)}`,
  tags: index % 10 === 0 ? 'customer,news' : 'customer',
});

/** An address book of made people as a file. */
export function peopleFile(count: number, format: 'csv' | 'vcard'): Uint8Array<ArrayBuffer> {
  const people = Array.from({ length: count }, (_, index) => personOf(index));
  const lines =
    format === 'csv'
      ? [
          'Name,Phone,Email,Organization,Title,Notes,Tags',
          ...people.map(
            ({ name, phone, email, organization, notes, tags }) =>
              `${name},${phone},${email},${organization},Engineer,${notes},"${tags}"`,
          ),
        ]
      : people.flatMap(({ name, phone, email, organization, notes, tags }) => [
          'BEGIN:VCARD',
          'VERSION:3.0',
          `FN:${name}`,
          `TEL:${phone}`,
          `EMAIL:${email}`,
          `ORG:${organization}`,
          'TITLE:Engineer',
          `NOTE:${notes}`,
          `CATEGORIES:${tags}`,
          'END:VCARD',
        ]);
  return new TextEncoder().encode(lines.join('\r\n'));
}
