import type { Username } from './people.ts';

/** One contact of the sample workspace: a phone, an e-mail and tags in short forms. */
interface Row {
  readonly name: string;
  readonly organization: string;
  readonly title: string;
  readonly phone: string;
  readonly email: string;
  readonly tags: string;
  readonly notes?: string;
  readonly person?: Username;
}

// Names, numbers and addresses are made up; the numbers are from ranges kept for fiction.
const table = `
Adaeze Obi | Obi & Daughters Catering | Owner | +44 20 7946 0101 | adaeze@obicatering.example | food, supplier | Jollof stall every year. Needs 32 A and water by Friday noon.
Alasdair Munro | Munro Marquees | Site manager | +44 141 496 0112 | alasdair@munromarquees.example | supplier, site | Two 12 m marquees. Will not drive on wet grass.
Amélie Fournier | Compagnie du Vent | Stilt walker | +33 1 99 00 11 22 | amelie@compagnieduvent.example | artist | Speaks French and English. Vegetarian.
Anders Lindqvist | Norrsken Lights | Lighting designer | +46 8 465 004 10 | anders@norrsken.example | supplier, stage
Anjali Deshpande | Raga Collective | Sitar | +91 22 5550 0134 | anjali@ragacollective.example | artist | Needs a rug and no fan pointing at her.
Bao Nguyễn | Saigon Steam | Chef | +44 20 7946 0135 | bao@saigonsteam.example | food
Beatriz Azevedo | Samba da Rua | Band leader | +351 21 000 1177 | beatriz@sambadarua.example | artist | Fourteen drummers. Ask twice about the number of beds.
Benedict Achebe | City Council | Events officer | +44 20 7946 0140 | b.achebe@council.example | authority | Licence LF-208. Answers on Tuesdays and Thursdays.
Birgit Hansen | Hansen Power | Electrician | +45 00 12 34 56 | birgit@hansenpower.example | supplier, site | Holds the certificates for the generators.
Callum Reid | Reid Security | Head steward | +44 131 496 0155 | callum@reidsecurity.example | safety
Carmen Ibáñez | Flamenco Sur | Dancer | +34 900 000 161 | carmen@flamencosur.example | artist | Wooden floor 4 × 4 m, not varnished.
Chidi Eze | Radio Riverside | Producer | +44 20 7946 0166 | chidi@radioriverside.example | press | Live from the main stage on Saturday, 18:00.
Chloë Baptiste | | Volunteer | +44 7700 900171 | chloe.b@mail.example | volunteer | First aid certificate. Saturday only.
Daniel Osei | Osei Coaches | Dispatcher | +44 20 7946 0172 | daniel@oseicoaches.example | transport
Daria Volkova | Clay & Fire | Potter | +44 7700 900173 | daria@clayandfire.example | workshop | Kiln must stand on stone.
Dmitri Petrov | | Volunteer | +44 7700 900174 | dmitri.p@mail.example | volunteer
Eleni Papadaki | Olive Branch | Cook | +30 21 0000 1180 | eleni@olivebranch.example | food
Emeka Uche | Uche Print | Printer | +44 20 7946 0181 | emeka@ucheprint.example | supplier, print | Programme goes to press on the 3rd. No changes after noon.
Fatima Zahra Alami | Oud Ensemble | Oud | +212 5 00 00 11 82 | fatima@oudensemble.example | artist
Fergus Kelly | Kelly's Fields | Landowner | +353 1 000 1183 | fergus@kellysfields.example | site | Gate code changes on Mondays. Sheep in the lower field until June.
Freya Lindholm | Evening Courier | Reporter | +44 20 7946 0184 | freya@eveningcourier.example | press
Gabriel Moreau | Lumière Puppets | Puppeteer | +33 1 99 00 11 85 | gabriel@lumierepuppets.example | artist | Show needs full dark: not before 21:30.
Giulia Ferrari | Gelato Giulia | Owner | +39 06 0000 1186 | giulia@gelatogiulia.example | food
Hana Kobayashi | Taiko Hana | Drummer | +81 3 0000 1187 | hana@taikohana.example | artist | Six drums, 40 kg each. Ramp.
Harriet Cole | St Brigid's Hospital | Liaison | +44 20 7946 0188 | h.cole@stbrigids.example | safety | Call her before the fireworks.
Hassan Raza | Raza Tents | Owner | +44 20 7946 0189 | hassan@razatents.example | supplier
Idris Bello | Fire Service | Inspector | +44 20 7946 0190 | i.bello@fire.example | authority, safety | Wants the plan on paper, A3.
Ifeoma Nwosu | | Volunteer lead | +44 7700 900191 | ifeoma.n@mail.example | volunteer | Knows everybody's name.
Isla MacLeod | Harbour Choir | Conductor | +44 131 496 0192 | isla@harbourchoir.example | artist
Ivana Marić | Paper Moon | Lantern maker | +385 1 0000 193 | ivana@papermoon.example | workshop, supplier | 300 lanterns. Wire frames come separately.
Jamal Whitfield | Whitfield Audio | Hire desk | +44 20 7946 0194 | jamal@whitfieldaudio.example | supplier, stage
Jasmin Keller | Berglicht | Violin | +41 44 000 01 95 | jasmin@berglicht.example | artist
Joaquín Salas | Títeres del Sur | Puppeteer | +54 11 0000 1196 | joaquin@titeresdelsur.example | artist
Kateryna Bondar | | Interpreter | +44 7700 900197 | kateryna.b@mail.example | volunteer | Ukrainian, Polish, German.
Keira Walsh | Walsh Insurance | Broker | +44 20 7946 0198 | keira@walshinsurance.example | supplier | Policy 88-1204. Rain is not covered.
Lars Jensen | Jensen Rigging | Rigger | +45 00 12 34 99 | lars@jensenrigging.example | supplier, stage
Li Wei 李伟 | Silk River Lions | Lion dance | +44 20 7946 0200 | liwei@silkriver.example | artist
Lucía Campos | | Photographer | +44 7700 900201 | lucia.c@mail.example | press, volunteer | Send her the list of those who must not be photographed.
Magnus Eide | Fjord Brass | Trumpet | +47 00 00 12 02 | magnus@fjordbrass.example | artist
Maya Goldberg | Goldberg Legal | Solicitor | +44 20 7946 0203 | maya@goldberglegal.example | supplier
Mei Ling Chua | Dumpling House | Manager | +44 20 7946 0204 | meiling@dumplinghouse.example | food
Mohammed al-Karim | Calligraphy Circle | Teacher | +44 7700 900205 | mohammed@calligraphycircle.example | workshop
Nadia Rahman | Riverside School | Head teacher | +44 20 7946 0206 | n.rahman@riversideschool.example | school | Forty children in the parade. Hi-vis for all.
Niamh Byrne | Byrne Buses | Driver | +353 1 000 1207 | niamh@byrnebuses.example | transport
Nomvula Dlamini | Isicathamiya Voices | Singer | +27 10 000 1208 | nomvula@isivoices.example | artist
Olivia Hartmann | Grünbau | Carpenter | +49 30 0000 1209 | olivia@gruenbau.example | supplier, site | Builds the bar. Bring her coffee.
Oskar Wiśniewski | Ostrów Klezmer | Clarinet | +48 00 000 12 10 | oskar@ostrowklezmer.example | artist
Paolo Conti | Conti Ices | Owner | +39 06 0000 1211 | paolo@contiices.example | food | Not next to Gelato Giulia. There is a story.
Petra Novák | Shadow Theatre | Director | +420 000 001 212 | petra@shadowtheatre.example | artist
Priya Raman | | Aunt of Asha | +91 44 5550 0213 | priya.r@mail.example | family | In town for the whole week.
Rafael Ortiz | Ortiz Waste | Planner | +44 20 7946 0214 | rafael@ortizwaste.example | supplier, site
Rosa Lindgren | Hotel Anchor | Front desk | +44 20 7946 0215 | rosa@hotelanchor.example | lodging | Twelve rooms held until the 20th.
Sanjay Patel | Patel & Sons | Wholesaler | +44 20 7946 0216 | sanjay@patelandsons.example | food, supplier
Siobhán O'Neill | Hostel Quay | Manager | +353 1 000 1217 | siobhan@hostelquay.example | lodging
Sven Bakker | Bakker Barges | Skipper | +31 20 000 1218 | sven@bakkerbarges.example | transport | The floating stage. Tide tables matter.
Tendai Moyo | Mbira Nights | Mbira | +263 00 000 1219 | tendai@mbiranights.example | artist
Thandiwe Khumalo | | Volunteer | +44 7700 900220 | thandiwe.k@mail.example | volunteer
Viktor Stein | Stein Fireworks | Pyrotechnician | +49 30 0000 1221 | viktor@steinfireworks.example | supplier, safety | Wind above 10 m/s: no show. His word is final.
Wanjiru Kamau | River Trust | Ranger | +44 20 7946 0222 | wanjiru@rivertrust.example | authority | Swans nest by pier 3 until May.
Zsófia Varga | Danube Circus | Acrobat | +36 1 000 1223 | zsofia@danubecircus.example | artist | Two rigging points, 1.5 t each.
Tomás Quiroga | Lantern Festival | Stage manager | +44 7700 900224 | tomas@lanternfestival.example | crew | | tomas
Kofi Mensah | Lantern Festival | Sound | +44 7700 900225 | kofi@lanternfestival.example | crew | | kofi
Leïla Benali | Lantern Festival | Press | +44 7700 900226 | leila@lanternfestival.example | crew | | leila
`;

/** The contacts of the sample workspace. */
export const contacts: readonly Row[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', organization = '', title = '', phone = '', email = '', tags = '', notes = '', person] =
      line.split('|').map((cell) => cell.trim());
    return {
      name,
      organization,
      title,
      phone,
      email,
      tags,
      notes,
      ...(person ? { person: person as Username } : {}),
    };
  });
