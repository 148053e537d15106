import { describe, expect, it } from 'vitest';
import { columnOf } from './csv-columns.ts';

/** What a column holds, in a word: `phone Work`, `city Home`; `–` for one that is not known. */
function said(heading: string): string {
  const column = columnOf(heading);
  if (column === null) return '–';
  return [column.to, column.label ?? '', column.group ?? ''].filter((part) => part !== '').join(' ');
}

const NAMES = ['givenName', 'middleName', 'familyName', 'organization', 'department', 'title'];
const WORK = ['street Work', 'city Work', 'region Work', 'postcode Work', 'country Work'];
const HOME = ['street Home', 'city Home', 'region Home', 'postcode Home', 'country Home'];
const REACHED = [
  'phone Work fax',
  'phone Work',
  'phone Work 2',
  'phone Home',
  'phone Mobile',
  'email',
  'email 2',
];
const REST = ['birthday', 'tags', 'notes', 'website'];
const OUTLOOK = [...NAMES, ...WORK, ...HOME, ...REACHED, ...REST];

// Each in the order of OUTLOOK.
const HEADINGS: Readonly<Record<string, string>> = {
  English:
    'First Name|Middle Name|Last Name|Company|Department|Job Title|Business Street|Business City|Business State|Business Postal Code|Business Country/Region|Home Street|Home City|Home State|Home Postal Code|Home Country/Region|Business Fax|Business Phone|Business Phone 2|Home Phone|Mobile Phone|E-mail Address|E-mail 2 Address|Birthday|Categories|Notes|Web Page',
  German:
    'Vorname|Weitere Vornamen|Nachname|Firma|Abteilung|Position|Straße geschäftlich|Ort geschäftlich|Region geschäftlich|Postleitzahl geschäftlich|Land/Region geschäftlich|Straße privat|Ort privat|Bundesland/Kanton privat|Postleitzahl privat|Land/Region privat|Fax geschäftlich|Telefon geschäftlich|Telefon geschäftlich 2|Telefon privat|Mobiltelefon|E-Mail-Adresse|E-Mail 2: Adresse|Geburtstag|Kategorien|Notizen|Webseite',
  French:
    'Prénom|Deuxième prénom|Nom|Société|Service|Titre|Rue (bureau)|Ville (bureau)|Dép/Région (bureau)|Code postal (bureau)|Pays/Région (bureau)|Rue (domicile)|Ville (domicile)|Dép/Région (domicile)|Code postal (domicile)|Pays/Région (domicile)|Télécopie (bureau)|Téléphone (bureau)|Téléphone 2 (bureau)|Téléphone (domicile)|Tél. mobile|Adresse de messagerie|Adresse de messagerie 2|Anniversaire|Catégories|Notes|Page Web',
  Spanish:
    'Nombre|Segundo nombre|Apellidos|Organización|Departamento|Puesto|Calle del trabajo|Ciudad de trabajo|Provincia o estado de trabajo|Código postal del trabajo|País o región del trabajo|Calle particular|Ciudad de domicilio|Provincia o estado particular|Código postal particular|País o región particular|Fax del trabajo|Teléfono del trabajo|Teléfono del trabajo 2|Teléfono particular|Móvil|Dirección de correo electrónico|Dirección de correo electrónico 2|Cumpleaños|Categorías|Notas|Página web',
  Italian:
    'Nome|Secondo nome|Cognome|Società|Reparto|Posizione|Via (uff.)|Città (uff.)|Provincia (uff.)|CAP (uff.)|Paese (uff.)|Via (ab.)|Città (ab.)|Provincia (ab.)|CAP (ab.)|Paese (ab.)|Fax (uff.)|Telefono (uff.)|Telefono (uff.) 2|Telefono (ab.)|Cellulare|Indirizzo posta elettronica|Indirizzo posta elettronica 2|Compleanno|Categorie|Note|Pagina Web',
  Dutch:
    'Voornaam|Middelste naam|Achternaam|Bedrijf|Afdeling|Functie|Werkadres, straat|Werkadres, plaats|Werkadres, provincie|Werkadres, postcode|Werkadres, land/regio|Huisadres, straat|Huisadres, plaats|Huisadres, provincie|Huisadres, postcode|Huisadres, land/regio|Fax op werk|Telefoon op werk|Telefoon op werk 2|Telefoon thuis|Mobiele telefoon|E-mailadres|E-mailadres 2|Verjaardag|Categorieën|Notities|Webpagina',
  Portuguese:
    'Nome|Segundo nome|Sobrenome|Empresa|Departamento|Cargo|Rua do endereço comercial|Cidade do endereço comercial|Estado do endereço comercial|CEP do endereço comercial|País do endereço comercial|Rua do endereço residencial|Cidade do endereço residencial|Estado do endereço residencial|CEP do endereço residencial|País do endereço residencial|Fax comercial|Telefone comercial|Telefone comercial 2|Telefone residencial|Celular|Endereço de email|Endereço de email 2|Aniversário|Categorias|Anotações|Página da Web',
  Polish:
    'Imię|Drugie imię|Nazwisko|Firma|Dział|Stanowisko|Adres służbowy - ulica|Adres służbowy - miejscowość|Adres służbowy - województwo|Adres służbowy - kod pocztowy|Adres służbowy - kraj|Adres domowy - ulica|Adres domowy - miejscowość|Adres domowy - województwo|Adres domowy - kod pocztowy|Adres domowy - kraj|Faks służbowy|Telefon służbowy|Telefon służbowy 2|Telefon domowy|Telefon komórkowy|Adres e-mail|Adres e-mail 2|Urodziny|Kategorie|Notatki|Strona sieci Web',
};

describe("Outlook's columns", () => {
  it.each(Object.entries(HEADINGS))('in %s are recognized', (_language, headings) => {
    expect(headings.split('|').map((heading) => `${heading}: ${said(heading)}`)).toEqual(
      headings.split('|').map((heading, index) => `${heading}: ${OUTLOOK[index]}`),
    );
  });
});

const SPREADSHEET = [
  'name',
  'givenName',
  'familyName',
  'organization',
  'phone',
  'phone Mobile',
  'email',
  'street',
  'postcode',
  'city',
  'country',
  'birthday',
  'notes',
];
const SPREADSHEETS: Readonly<Record<string, string>> = {
  English:
    'Name|First name|Surname|Company|Phone|Mobile|E-mail|Street|Zip code|City|Country|Date of birth|Notes',
  German:
    'Name|Vorname|Nachname|Firma|Telefonnummer|Mobil|E-Mail|Straße|PLZ|Ort|Land|Geburtsdatum|Bemerkungen',
  French:
    'Nom complet|Prénom|Nom|Entreprise|Téléphone|Portable|Courriel|Rue|Code postal|Ville|Pays|Date de naissance|Remarques',
  Spanish:
    'Nombre completo|Nombre|Apellidos|Empresa|Teléfono|Móvil|Correo|Calle|Código postal|Ciudad|País|Fecha de nacimiento|Notas',
  Italian:
    'Nome completo|Nome|Cognome|Azienda|Telefono|Cellulare|Email|Via|CAP|Città|Paese|Data di nascita|Note',
  Dutch:
    'Volledige naam|Voornaam|Achternaam|Bedrijf|Telefoon|Mobiel|E-mailadres|Straat|Postcode|Plaats|Land|Geboortedatum|Opmerkingen',
  Portuguese:
    'Nome completo|Primeiro nome|Apelido|Empresa|Telefone|Telemóvel|E-mail|Rua|Código postal|Cidade|País|Data de nascimento|Observações',
  Polish:
    'Imię i nazwisko|Imię|Nazwisko|Firma|Telefon|Komórka|E-mail|Ulica|Kod pocztowy|Miasto|Kraj|Data urodzenia|Uwagi',
  Russian:
    'ФИО|Имя|Фамилия|Компания|Телефон|Мобильный|Электронная почта|Улица|Индекс|Город|Страна|Дата рождения|Примечание',
  Japanese: '氏名|名|姓|会社|電話番号|携帯|メール|番地|郵便番号|市区町村|国|生年月日|備考',
  Chinese: '姓名|名字|姓|公司|电话|手机|邮箱|街道|邮编|城市|国家|生日|备注',
};

describe("a spreadsheet's columns", () => {
  it.each(Object.entries(SPREADSHEETS))('in %s are recognized', (_language, headings) => {
    expect(headings.split('|').map((heading) => `${heading}: ${said(heading)}`)).toEqual(
      headings.split('|').map((heading, index) => `${heading}: ${SPREADSHEET[index]}`),
    );
  });

  it.each([
    ['E-Mail privat', 'email Home'],
    ['Phone (mobile)', 'phone Mobile'],
    ['Handynummer', 'phone Mobile'],
    ['Work e-mail', 'email Work'],
    ['Company Name', 'organization'],
    ['Telefone (emprego)', 'phone Work'],
    ['Mobiele nummer', 'phone Mobile'],
    ['Office address', 'address Work'],
    ['Shoe size', '–'],
  ])('and as people write them: %s', (heading, expected) => {
    expect(said(heading)).toBe(expected);
  });
});
