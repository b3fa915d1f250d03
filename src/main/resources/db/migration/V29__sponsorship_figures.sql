-- eligibility: who may sponsor and who can pay. Figures that governments change stand in dated editions with their source; nothing is overwritten.

create table figure_edition (
  id              bigint generated always as identity primary key,
  kind            text not null check (kind in ('settlementCost', 'annexB', 'annexD')),
  effective_from  date not null,
  effective_to    date check (effective_to >= effective_from),
  source          text not null,
  demonstration   boolean not null default false,
  entered_by      text,
  entered_at      timestamptz not null,
  follows         bigint references figure_edition,
  check (kind = 'settlementCost' or demonstration or effective_to is not null),
  unique nulls not distinct (kind, follows)
);
comment on table figure_edition is 'Editions of the tables by which it is judged what a sponsor must show: the settlement cost table, and Québec''s annexes B and D, which hold for one calendar year. Each follows the one entered before it, so that no two are entered at once. Personal data: the user name of the person who entered it. Kept: always.';
comment on column figure_edition.demonstration is 'Invented for the demonstration; never in an installation that serves families.';
comment on column figure_edition.entered_by is 'Null for what came with the software.';

create table figure (
  edition_id  bigint not null references figure_edition,
  line        text not null,
  size        smallint not null,
  children    smallint not null default 0,
  amount      integer not null check (amount between 0 and 1000000),
  primary key (edition_id, line, size, children)
);
comment on table figure is 'The figures of an edition, in Canadian dollars. Size: persons, in annex D adults; 0 for what a further person adds. Personal data: none. Kept: always.';

insert into figure_edition (kind, effective_from, source, entered_at) values
  ('settlementCost', '2018-05-01', 'RSTP and IRCC, sponsorship cost table in force from 2018-05-01, rstp.ca/en/infosheet/sponsorship-cost-table-2; special diet: RSTP calculator, rstp.ca/calc. A later edition exists (page edited 2026-04-20, rstp2025.turnbull.co infosheet 4331) but its figures were not found: enter it when they are known. The column of food staples carries the heading of school start-up too', now());

insert into figure (edition_id, line, size, children, amount)
select e.id, f.line, f.size, f.children, f.amount from figure_edition e, (values
  ('incomeSupport', 1, 0, 13200), ('incomeSupport', 2, 0, 19700), ('incomeSupport', 3, 0, 20400), ('incomeSupport', 4, 0, 21200), ('incomeSupport', 5, 0, 23700), ('incomeSupport', 6, 0, 25700),
  ('startUp', 1, 0, 3300), ('startUp', 2, 0, 5100), ('startUp', 3, 0, 6300), ('startUp', 4, 0, 7500), ('startUp', 5, 0, 8600), ('startUp', 6, 0, 9800),
  ('shelter', 1, 0, 7008), ('shelter', 2, 0, 9984), ('shelter', 3, 0, 10632), ('shelter', 4, 0, 11328), ('shelter', 5, 0, 12024), ('shelter', 6, 0, 12372),
  ('clothing', 1, 0, 385), ('clothing', 2, 0, 770), ('clothing', 3, 0, 1033), ('clothing', 4, 0, 1295), ('clothing', 5, 0, 1558), ('clothing', 6, 0, 1820),
  ('furniture', 1, 0, 1085), ('furniture', 2, 0, 1708), ('furniture', 3, 0, 2016), ('furniture', 4, 0, 2310), ('furniture', 5, 0, 2604), ('furniture', 6, 0, 2898),
  ('household', 1, 0, 300), ('household', 2, 0, 325), ('household', 3, 0, 350), ('household', 4, 0, 375), ('household', 5, 0, 400), ('household', 6, 0, 425),
  ('linens', 1, 0, 80), ('linens', 2, 0, 160), ('linens', 3, 0, 240), ('linens', 4, 0, 320), ('linens', 5, 0, 400), ('linens', 6, 0, 480),
  ('food', 1, 0, 105), ('food', 2, 0, 150), ('food', 3, 0, 195), ('food', 4, 0, 240), ('food', 5, 0, 285), ('food', 6, 0, 330),
  ('incomeSupport', 0, 0, 1600), ('startUp', 0, 0, 1100), ('specialDiet', 1, 0, 75)
) as f (line, size, children, amount) where e.kind = 'settlementCost';

create table cost_share (
  stream          text not null check (stream in ('namedSponsor', 'quebecCollective', 'blended', 'jointAssistance')),
  part            text not null check (part in ('incomeSupport', 'startUp')),
  payer           text not null check (payer in ('sponsor', 'state')),
  first_month     smallint not null check (first_month >= 1),
  last_month      smallint not null check (last_month between first_month and 36),
  effective_from  date not null,
  source          text not null,
  primary key (stream, part, first_month, effective_from)
);
comment on table cost_share is 'Who pays which months after arrival in a stream, from a day on. Rows of the latest such day count. Personal data: none. Kept: always.';

insert into cost_share (stream, part, payer, first_month, last_month, effective_from, source) values
  ('namedSponsor', 'incomeSupport', 'sponsor', 1, 12, '2018-05-01', 'IMM 5670: twelve months or until self-sufficient; the day from which it holds is not in the source'),
  ('namedSponsor', 'startUp', 'sponsor', 1, 1, '2018-05-01', 'IMM 5670; the day from which it holds is not in the source'),
  ('quebecCollective', 'incomeSupport', 'sponsor', 1, 12, '2018-05-01', 'québec.ca, collective sponsorship, responsibilities and obligations: undertaking of twelve months; the day from which it holds is not in the source'),
  ('quebecCollective', 'startUp', 'sponsor', 1, 1, '2018-05-01', 'québec.ca, collective sponsorship, responsibilities and obligations; the day from which it holds is not in the source'),
  ('blended', 'incomeSupport', 'sponsor', 1, 1, '2018-05-01', 'RSTP, BVOR: sponsor month 1 and months 8 to 12, Resettlement Assistance Program months 2 to 7; rstp.ca/en/bvor; the day from which it holds is not in the source'),
  ('blended', 'incomeSupport', 'state', 2, 7, '2018-05-01', 'RSTP, BVOR: Resettlement Assistance Program months 2 to 7; rstp.ca/en/bvor'),
  ('blended', 'incomeSupport', 'sponsor', 8, 12, '2018-05-01', 'RSTP, BVOR: sponsor month 1 and months 8 to 12; rstp.ca/en/bvor'),
  ('blended', 'startUp', 'sponsor', 1, 1, '2018-05-01', 'RSTP, BVOR: all start-up costs; rstp.ca/en/bvor'),
  ('jointAssistance', 'incomeSupport', 'state', 1, 24, '2018-05-01', 'RSTP, JAS: the government pays, up to 24 months, the sponsor does not pay; rstp.ca/en/jas'),
  ('jointAssistance', 'startUp', 'state', 1, 1, '2018-05-01', 'RSTP, JAS: the government pays; rstp.ca/en/jas');

alter table sponsor add column plan_c boolean not null default false;
comment on column sponsor.plan_c is 'An agreement holder who shows the money of the settlement cost table with each application, as its agreement says (RSTP: agreement holders in Plan C).';
