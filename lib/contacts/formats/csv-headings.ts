import type { ImportTarget } from '../../contract/contacts/contact-import.ts';
import { baseLetters } from '../../contract/contacts/name-order.ts';

/** A heading as it is compared: without case, accents and punctuation; `e-mail` is one word. */
export function headingKey(heading: string): string {
  return baseLetters(heading.slice(0, 300))
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<= |^)e (?=mail|post|correo)/g, 'e')
    .trim();
}

/**
 * What columns are called in our own export, in those of common programs, and in spreadsheets: English, German, French,
 * Spanish, Italian, Dutch, Portuguese, Polish, Russian, Japanese and Chinese.
 */
const NAMES_OF: Readonly<Partial<Record<ImportTarget, string>>> = {
  id: 'id|uid',
  name: 'name|full name|display name|contact name|contact|vollständiger name|anzeigename|nom complet|nombre completo|nome completo|nome visualizzato|volledige naam|weergavenaam|imię i nazwisko|nazwa wyświetlana|фио|полное имя|отображаемое имя|氏名|名前|お名前|姓名|联系人|全名',
  givenName:
    'first name|given name|forename|vorname|rufname|prénom|nombre|nombre de pila|nome|voornaam|primeiro nome|imię|имя|名|名字',
  middleName:
    'middle name|additional name|weitere vornamen|zweiter vorname|deuxième prénom|segundo nombre|secondo nome|tweede voornaam|middelste naam|segundo nome|drugie imię|отчество',
  familyName:
    'last name|family name|surname|nachname|familienname|zuname|nom|nom de famille|apellidos|apellido|cognome|achternaam|apelido|sobrenome|nazwisko|фамилия|姓|姓氏',
  namePrefix:
    'name prefix|prefix|salutation|honorific prefix|anrede|titel vor name|civilité|tratamiento|aanhef|forma de tratamento|обращение|敬称|称谓',
  nameSuffix: 'name suffix|suffix|suffixe|sufijo|suffisso|achtervoegsel|sufixo|sufiks|суффикс',
  organization:
    'organization|organisation|company|company name|organization name|employer|firma|firmenname|unternehmen|société|entreprise|nom de la société|empresa|compañía|organización|organizacion|società|azienda|ditta|organizzazione|bedrijf|bedrijfsnaam|organisatie|organização|organizacja|компания|организация|会社|会社名|組織|勤務先|公司|单位|组织',
  department:
    'department|organization department|division|abteilung|service|département|departamento|reparto|ufficio reparto|afdeling|dział|отдел|部署|部門|部门',
  title:
    'title|job title|organization title|position|role|occupation|funktion|beruf|stellung|titel|fonction|titre|poste|cargo|puesto|posizione|qualifica|mansione|functie|stanowisko|должность|役職|職位|肩書|职务|职位|头衔',
  notes:
    'notes|note|remarks|comments|comment|notizen|notiz|bemerkung|bemerkungen|anmerkung|anmerkungen|kommentar|remarque|remarques|commentaires|notas|nota|comentarios|observaciones|observações|anotações|notities|opmerkingen|notatki|uwagi|заметки|примечание|примечания|комментарий|メモ|備考|ノート|备注|附注|注释',
  tags: 'tags|tag|labels|categories|category|group membership|groups|group|kategorien|kategorie|gruppen|schlagwörter|catégories|étiquettes|categorías|categorias|etiquetas|categorie|categorieën|kategorie kontaktu|категории|метки|カテゴリ|分類|タグ|类别|分组|标签',
  birthday:
    'birthday|birth date|birthdate|date of birth|dob|geburtstag|geburtsdatum|anniversaire|date de naissance|cumpleaños|fecha de nacimiento|compleanno|data di nascita|verjaardag|geboortedatum|aniversário|data de nascimento|urodziny|data urodzenia|день рождения|дата рождения|誕生日|生年月日|生日|出生日期',
  birthYear: 'birth year|geburtsjahr',
  birthMonth: 'birth month|geburtsmonat',
  birthDay: 'birth day',
  phone:
    'phone|telephone|phone number|telephone number|phone value|tel|tel no|tel number|telefon|telefonnummer|rufnummer|festnetz|téléphone|numéro de téléphone|teléfono|número de teléfono|telefono|numero di telefono|telefoon|telefoonnummer|telefone|número de telefone|nr telefonu|numer telefonu|телефон|номер телефона|電話|電話番号|电话|电话号码|联系电话|固定电话',
  phoneLabel: 'phone label|phone type',
  email:
    'email|email address|email value|mail|mail address|email adresse|mailadresse|mail adresse|courriel|adresse email|adresse de messagerie|adresse électronique|correo|correo electrónico|dirección de correo electrónico|dirección de email|posta elettronica|indirizzo email|indirizzo posta elettronica|indirizzo di posta elettronica|emailadres|endereço de email|endereço de correio eletrónico|correio eletrónico|adres email|poczta|эл почта|электронная почта|почта|адрес эл почты|адрес электронной почты|メール|メールアドレス|電子メール|電子メール アドレス|邮箱|邮件|电子邮件|电子邮箱|电子邮件地址',
  emailLabel: 'email label|email type',
  emailName:
    'email display name|email angezeigter name|email anzeigename|nom complet de ladresse de messagerie|nom dutilisateur de messagerie|nombre que se mostrará del email|nome visualizzato email|nome visualizzato posta elettronica|weergavenaam van email|email weergavenaam|nome a apresentar do correio eletrónico|nazwa wyświetlana email',
  website:
    'website|web page|webpage|url|homepage|home page|website value|webseite|web site|internetseite|internet|site web|page web|sitio web|página web|sito web|pagina web|webpagina|strona sieci web|strona internetowa|strona www|www|веб страница|сайт|веб сайт|ホームページ|ウェブサイト|网站|网页|网址|主页',
  websiteLabel: 'website label|website type',
  address:
    'address|address formatted|formatted address|full address|adresse|anschrift|adresse postale|dirección|domicilio|indirizzo|adres|endereço|morada|адрес|住所|地址|通讯地址',
  addressLabel: 'address label|address type',
  street:
    'street|street address|address street|straße|strasse|str|rue|calle|via|straat|rua|ulica|улица|番地|町名番地|街道',
  poBox:
    'po box|address po box|postfach|boîte postale|b p|apartado postal|apartado|casella postale|postbus|caixa postal|apartado postal endereço|skrytka pocztowa|а я|абонентский ящик|私書箱|邮政信箱',
  addressLine: 'address extended address|extended address|adresszusatz|zusatz|complément dadresse',
  houseNumber: 'house number|hausnummer|hausnr|huisnummer|numer domu|дом',
  city: 'city|address city|ort|stadt|wohnort|locality|town|ville|ciudad|localidad|población|città|citta|comune|plaats|woonplaats|stad|cidade|localidade|miasto|miejscowość|город|市区町村|市町村|市|城市',
  region:
    'region|state|address region|address state|province|county|state province|bundesland|bundesland kanton|kanton|dép région|département région|région|provincia|estado|provincia o estado|región|provincia estado|provincie|distrito|distrito estado|województwo|область|край|регион|都道府県|省|省份|省 直辖市 自治区',
  postcode:
    'postcode|postal code|post code|zip|zip code|zipcode|zip postal code|address postal code|plz|postleitzahl|code postal|cp|código postal|codigo postal|cap|código postal cep|cep|kod pocztowy|индекс|почтовый индекс|郵便番号|邮编|邮政编码',
  country:
    'country|address country|country region|land|land region|land regio|pays|pays région|país|país región|país o región|paese|paese area geografica|nazione|kraj|kraj region|país região|страна|страна или регион|国|国 地域|国家|国家 地区',
  nickname: 'nickname|spitzname|surnom|apodo|soprannome|bijnaam|alcunha|pseudonim|ニックネーム|昵称',
  phoneticGivenName: 'phonetic first name|given name yomi|first name yomi|名 フリガナ|名 ふりがな',
  phoneticMiddleName: 'phonetic middle name|additional name yomi',
  phoneticFamilyName: 'phonetic last name|family name yomi|last name yomi|姓 フリガナ|姓 ふりがな',
  fileAs: 'file as|speichern unter|classer sous|archivar como|archivia come|opslaan als',
  relation: 'relation value|related name',
  relationLabel: 'relation label|relation type',
  date: 'event value|important date',
  dateLabel: 'event label|event type',
  messaging:
    'im value|im address|chat|screen name|instant messenger|messenger|skype|jabber|icq|yahoo|aim|msn|google talk|qq',
  messagingLabel: 'im service|im label',
  custom: 'custom field value|user defined value|jot value',
  customLabel: 'custom field label|user defined label|custom field type|user defined type|jot type',
  photoUrl: 'photo|photo url|picture|foto|image',
  vcard: 'vcard',
};

/** Columns that are an item with a label by their name alone. */
const ITEMS_OF: readonly (readonly [ImportTarget, string, string])[] = [
  [
    'phone',
    'Mobile',
    'mobile|mobile no|mobil|mobiltelefon|mobilnummer|handy|handynummer|cell|cell phone|cellphone|cellular|portable|gsm|móvil|movil|celular|cellulare|mobiel|mobiele telefoon|mobiele nummer|mobiel nummer|telemóvel|telemovel|telefon komórkowy|komórka|komorka|мобильный|мобильный телефон|сотовый|携帯|携帯電話|携帯番号|手机|移动电话|手机号|手机号码',
  ],
  ['phone', 'Fax', 'fax|telefax|faxnummer|fax number|télécopie|telecopie|faks|факс|ファックス|传真'],
  ['phone', 'Pager', 'pager|pager number|radiomessagerie|localizador|cercapersone|semafoon|bip|пейджер'],
  [
    'phone',
    'Car',
    'car phone|autotelefon|téléphone voiture|teléfono del automóvil|telefono auto|autotelefoon|telefone do carro|telefon w samochodzie',
  ],
  [
    'phone',
    'Main',
    'main phone|primary phone|haupttelefon|téléphone principal|teléfono principal|telefono principale|hoofdtelefoon|telefone principal|telefon główny|основной телефон',
  ],
  ['phone', 'Other', 'weiteres telefon|andere telefoon|altro telefono|telefon inny'],
  [
    'phone',
    'Callback',
    'callback|rückmeldung|rappel|devolución de llamada|richiamata|terugbellen|retorno de chamada|wywołanie zwrotne',
  ],
  ['phone', 'ISDN', 'isdn|rnis|rdsi'],
  [
    'phone',
    'Radio',
    'radio phone|funktelefon|radiotelefono|radiotéléphone|radiotelefoon|radiotelefone|radiotelefon|mobiltelefon 2 radio',
  ],
  [
    'phone',
    'TTY',
    'tty tdd phone|texttelefon|téléscripteur|teletipo|telefono tty tdd|teksttelefoon|telefone tty tdd',
  ],
  ['phone', 'Telex', 'telex|télex|télex'],
  [
    'phone',
    'Company',
    'company main phone|telefon firma|société téléphone|teléfono de la compañía|telefono principale società|hoofdtelefoon bedrijf|telefone da empresa|telefon główny firmy',
  ],
  [
    'phone',
    'Assistant',
    'assistants phone|telefon assistent|telefon der assistentin|téléphone de lassistant e|teléfono del ayudante|telefono assistente|telefoon assistent|telefone do assistente|telefon asystenta',
  ],
  [
    'relation',
    'Spouse',
    'spouse|partner|ehepartner|ehegatte|conjoint e|conjoint|cónyuge|coniuge|nome coniuge|echtgenoot|partner echtgenoot|cônjuge|małżonek|współmałżonek|супруг',
  ],
  ['relation', 'Child', 'children|kinder|enfants|hijos|figli|kinderen|filhos|dzieci|дети'],
  [
    'relation',
    'Manager',
    'managers name|manager|name des der vorgesetzten|vorgesetzter|responsable|nom du responsable|nombre del director|nome manager|naam manager|nome do gestor|menedżer|imię i nazwisko menedżera',
  ],
  [
    'relation',
    'Assistant',
    'assistants name|assistant|name assistent|name der assistentin|nom de lassistant e|nombre del ayudante|nome assistente|naam assistent|nome do assistente|imię i nazwisko asystenta',
  ],
  [
    'date',
    'Anniversary',
    'anniversary|jahrestag|hochzeitstag|anniversaire de mariage|anniversario|speciale datum|aniversário casamento|rocznica',
  ],
];

/** Words beside a known name that say which of several it is: `Home Phone`, `Straße geschäftlich`, `Email (work)`. */
const LABEL_WORDS: Readonly<Record<string, string>> = {
  Home: 'home|private|personal|privat|privé|domicile|personnel|perso|particular|privado|personale|abitazione|ab|casa|domicilio|privato|thuis|huisadres|thuisadres|privé|prive|partikulier|residencial|pessoal|domowy|dom|prywatny|prywatna|prywatne|домашний|личный|自宅|個人|家庭|住宅|私人',
  Work: 'work|business|office|job|geschäftlich|dienstlich|arbeit|büro|beruflich|bureau|professionnel|professionnelle|pro|travail|trabajo|negocios|oficina|laboral|ufficio|uff|lavoro|werk|werkadres|zakelijk|kantoor|emprego|trabalho|comercial|negócios|escritório|służbowy|służbowa|biuro|praca|firmowy|adres służbowy|рабочий|служебный|会社|勤務先|職場|工作|办公|单位|商务',
  Mobile:
    'mobile|cell|mobil|handy|portable|móvil|movil|celular|cellulare|mobiel|telemóvel|komórkowy|мобильный|携帯|手机',
  Fax: 'fax|telefax|télécopie|faks|факс|传真',
  Other:
    'other|andere|anderer|weitere|weiterer|weiteres|sonstige|autre|otro|otra|otros|altro|altra|altri|overig|overige|ander|outro|outra|inny|inna|inne|другой|その他|其他',
  Company: 'company|firma|société|zentrale',
  Assistant: 'assistant|assistants|assistent|assistente|asystent',
  Main: 'main|haupt|hauptnummer|principal|principale',
};

/** Words that change nothing: `primary`, the words between others. */
const SILENT = new Set(
  'primary secondary erste zweite dla de du del della da do di der die das op'.split(' ').map(headingKey),
);

/** Beside a part of an address they say no more: `Adres domowy - ulica`. */
const ADDRESSES = new Set(
  'address adresse anschrift dirección indirizzo adres endereço morada адрес'.split(' ').map(headingKey),
);

/** Beside such a word these are a phone: `Mobile number`. */
const NUMBERS = new Set(
  'number numbers no nr nummer numéro número numero numer номер 番号 号码'.split(' ').map(headingKey),
);

/** In which order several labels are said. */
const LABELS = ['Work', 'Home', 'Other', 'Company', 'Assistant', 'Main', 'Mobile', 'Fax'] as const;

const names = new Map<string, ImportTarget>(
  Object.entries(NAMES_OF).flatMap(([target, words]) =>
    words.split('|').map((word) => [headingKey(word), target as ImportTarget] as const),
  ),
);
const items = new Map<string, { readonly to: ImportTarget; readonly label: string }>(
  ITEMS_OF.flatMap(([to, label, words]) =>
    words.split('|').map((word) => [headingKey(word), { to, label }] as const),
  ),
);
const labels = new Map<string, string>(
  Object.entries(LABEL_WORDS).flatMap(([label, words]) =>
    words.split('|').map((word) => [headingKey(word), label] as const),
  ),
);

const LABELLED: ReadonlySet<ImportTarget> = new Set<ImportTarget>([
  'phone',
  'email',
  'website',
  'address',
  'street',
  'poBox',
  'addressLine',
  'houseNumber',
  'city',
  'region',
  'postcode',
  'country',
  'emailName',
]);

/** What a column of this name holds, without its number; null when it is unknown. */
export function readHeading(key: string): { readonly to: ImportTarget; readonly label?: string } | null {
  const item = items.get(key);
  if (item) return item;
  const exact = names.get(key);
  if (exact !== undefined) return { to: exact };
  const words = key.split(' ');
  const said = new Set(words.flatMap((word) => labels.get(word) ?? []));
  const rest = words.filter((word) => !labels.has(word) && !SILENT.has(word)).join(' ');
  const label = LABELS.filter((each) => said.has(each)).join(' ');
  const isPhone = rest === '' ? said.has('Fax') || said.has('Mobile') : said.size > 0 && NUMBERS.has(rest);
  const part = rest.split(' ').filter((word) => !ADDRESSES.has(word));
  const name = isPhone ? 'phone' : (names.get(rest) ?? names.get(part.join(' ')));
  const to = name ?? items.get(rest)?.to;
  if (to === undefined || !LABELLED.has(to)) return null;
  const own = items.get(rest)?.label;
  const whole = [label, own === undefined ? [] : own]
    .flat()
    .filter((part) => part !== '')
    .join(' ');
  return { to, label: whole.slice(0, 1) + whole.slice(1).toLowerCase() };
}

/** What a program writes into a column that says nothing of the person. */
const SAYS_NOTHING: readonly (readonly [string, string])[] = [
  [
    'email type|email typ|type de messagerie|tipo de correo electrónico|tipo posta elettronica|emailtype|tipo de correio eletrónico|typ email',
    'smtp|ex',
  ],
  [
    'gender|geschlecht|sexe|sexo|sesso|geslacht|płeć',
    'unspecified|keine angabe|non spécifié|sin especificar|non specificato|niet opgegeven|não especificado|nieokreślona',
  ],
  [
    'priority|priorität|priorité|prioridad|priorità|prioriteit|prioridade|priorytet',
    'normal|normale|normaal|normalny',
  ],
  ['private|privat|privé|privado|privato|particular|prywatne', 'false|falsch|faux|falso|onwaar|falsk|fałsz'],
  [
    'sensitivity|vertraulichkeit|critère de diffusion|carácter|riservatezza|gevoeligheid|sensibilidade|charakter',
    'normal|normale|normaal|normalny',
  ],
];
const nothing = new Map<string, ReadonlySet<string>>(
  SAYS_NOTHING.flatMap(([headings, values]) =>
    headings
      .split('|')
      .map((heading) => [headingKey(heading), new Set(values.split('|').map(headingKey))] as const),
  ),
);

/** Whether a value is what programs write into such a column for everybody. */
export function saysNothing(heading: string, value: string): boolean {
  const key = headingKey(heading)
    .replace(/(?:^| )\d{1,2}(?= |$)/g, '')
    .trim();
  return value.length < 40 && (nothing.get(key)?.has(headingKey(value)) ?? false);
}
