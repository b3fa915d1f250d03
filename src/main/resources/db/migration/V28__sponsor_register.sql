-- sponsorship: who a sponsor is. Members, vetting, money shown, yearly allocations, ties, wishes, and the families it would welcome.

alter table sponsor
  add column category          text check (category in ('R', 'RS', 'E', 'ES')),
  add column holder_id         uuid references sponsor,
  add column active_since      date,
  add column charity_number    text,
  add column req_number        text,
  add column members_kept      boolean not null default true,
  add constraint sponsor_category check (category is null or kind in ('quebecGroup', 'quebecOrganization')),
  add constraint sponsor_holder check ((holder_id is null or kind = 'constituentGroup') and holder_id <> organization_id);
create index sponsor_of_holder on sponsor (holder_id) where holder_id is not null;
comment on column sponsor.category is 'Québec: regular, regular-specific, experienced, experienced-specific.';
comment on column sponsor.holder_id is 'The agreement holder under whose agreement a constituent group sponsors.';
comment on column sponsor.members_kept is 'Whether its members are entered here. False for those who sponsored before members were kept, until the first one is entered.';
-- a constituent group of before has no holder on file: it goes on until staff enter one
update sponsor set members_kept = false;

create table sponsor_member (
  id                  uuid primary key,
  organization_id     uuid not null references sponsor,
  number              integer not null,
  name                text not null,
  role                text,
  spokesperson        boolean not null,
  status              text not null check (status in ('citizen', 'permanentResident', 'registeredIndian', 'other')),
  adult               boolean not null,
  lives_in_community  boolean not null,
  household_persons   integer check (household_persons between 1 and 30),
  from_day            date not null,
  last_day            date check (last_day >= from_day),
  entered_by          text not null,
  entered_at          timestamptz not null,
  unique (organization_id, number)
);
create unique index sponsor_one_spokesperson on sponsor_member (organization_id) where spokesperson and last_day is null;
comment on table sponsor_member is 'The persons who make up a group that sponsors, or answer for an organization. Shown to the sponsor''s own people and to those who keep the register, to nobody else. Personal data: name, status in Canada, where they live, size of the household. Kept: 5 years after the last undertaking of the sponsor ends.';

create table sponsor_member_bar (
  id            bigint generated always as identity primary key,
  member_id     uuid not null references sponsor_member,
  bar           text not null check (bar in ('removalOrder', 'detention', 'seriousConviction', 'supportPayments', 'lastResortAid', 'pastUndertakings')),
  clear         boolean not null,
  declared_on   date not null,
  confirmed_by  text,
  entered_by    text not null,
  entered_at    timestamptz not null
);
create index sponsor_member_bar_member on sponsor_member_bar (member_id, bar, id desc);
comment on table sponsor_member_bar is 'What a member declares of each bar to sponsoring, by yes or no, and who confirmed it. The last row counts; none is overwritten. No detail of a conviction or debt is kept. Personal data: that a bar stands or not. Kept: 5 years after the last undertaking of the sponsor ends.';

create table sponsor_vetting (
  id               bigint generated always as identity primary key,
  organization_id  uuid not null references sponsor,
  vetted_on        date not null,
  outcome          text not null check (outcome in ('cleared', 'refused')),
  valid_until      date,
  vetted_by        text not null,
  remark           text,
  entered_at       timestamptz not null
);
create index sponsor_vetting_sponsor on sponsor_vetting (organization_id, id desc);
comment on table sponsor_vetting is 'Each time a sponsor was vetted. The last row counts; none is overwritten. Personal data: the remark. Kept: 5 years after the last undertaking of the sponsor ends.';

create table sponsor_funds (
  id               bigint generated always as identity primary key,
  organization_id  uuid not null references sponsor,
  kind             text not null check (kind in ('bankAccount', 'incomePledge', 'inKind')),
  member_id        uuid references sponsor_member,
  item             text check (item in ('shelter', 'clothing', 'furniture', 'household', 'linens', 'food')),
  amount           numeric(12, 2) not null check (amount > 0),
  shown_on         date not null,
  confirmed_by     text not null,
  valid_until      date,
  withdrawn_on     date,
  entered_at       timestamptz not null,
  check ((kind = 'inKind') = (item is not null)),
  check (member_id is null or kind = 'incomePledge')
);
create index sponsor_funds_sponsor on sponsor_funds (organization_id, id desc);
create index sponsor_funds_member on sponsor_funds (member_id) where member_id is not null;
comment on table sponsor_funds is 'Money and goods that a sponsor has shown for its families, in Canadian dollars: a bank account, a member''s income for a year, or goods in kind. Personal data: a member''s income. Kept: 5 years after the last undertaking of the sponsor ends.';

create table sponsor_allocation (
  organization_id  uuid not null references sponsor,
  year             integer not null check (year between 2000 and 2199),
  persons          integer not null check (persons >= 0),
  used             integer not null default 0,
  primary key (organization_id, year),
  constraint sponsor_allocation_left check (used between 0 and persons)
);
comment on table sponsor_allocation is 'How many persons an agreement holder and its constituent groups may sponsor in a calendar year, and how many they have. Personal data: none. Kept: with the organization.';

create table sponsor_allocation_charge (
  proposal_id      uuid primary key references proposal,
  organization_id  uuid not null,
  year             integer not null,
  persons          integer not null check (persons > 0),
  charged_at       timestamptz not null,
  given_back_at    timestamptz,
  foreign key (organization_id, year) references sponsor_allocation
);
create index sponsor_allocation_charge_year on sponsor_allocation_charge (organization_id, year);
comment on table sponsor_allocation_charge is 'What each accepted family took of an agreement holder''s allocation, and when it was given back. Personal data: none. Kept: 10 years after the case closes.';

create table sponsor_tie (
  organization_id  uuid not null references sponsor,
  kind             text not null check (kind in ('nationality', 'community', 'kin')),
  code             text not null,
  primary key (organization_id, kind, code)
);
comment on table sponsor_tie is 'Whom a sponsor is close to: nationalities, religious or cultural communities, and places where kin of its people live. Personal data: none; each is of the whole group. Kept: with the organization.';

create table sponsor_wish (
  organization_id  uuid primary key references sponsor,
  languages        text[] not null default '{}',
  countries        text[] not null default '{}',
  smallest         integer check (smallest between 1 and 30),
  largest          integer check (largest between 1 and 30),
  welcomes         text[] not null default '{}' check (welcomes <@ '{children,elders,singleParent,medical,mobility,unaccompaniedMinor}'),
  check (smallest <= largest)
);
comment on table sponsor_wish is 'What a sponsor would like of the families it takes. Wishes count among others, and are never limits. Personal data: none. Kept: with the organization.';

-- anonymous profiles, and who would welcome whom
alter table waiting_family add column shown_as uuid not null default gen_random_uuid();
create unique index waiting_family_shown on waiting_family (shown_as);
comment on column waiting_family.shown_as is 'By what sponsors know the family before one is proposed to them. Says nothing about it.';

create table family_card (
  case_id   uuid primary key references case_file,
  household text,
  children  text,
  language  text,
  country   text,
  needs     text,
  province  text,
  education text,
  trade     text,
  shown     boolean not null
);
comment on table family_card is 'How a waiting family is shown to sponsors: in bands, and only so much that at least four other families look the same. Made anew whenever the families who wait change. Personal data: none that points to a family. Kept: while it waits.';

create table sponsor_welcome (
  sponsor_id  uuid not null references sponsor,
  case_id     uuid not null references case_file,
  at          timestamptz not null,
  said_by     text not null,
  primary key (sponsor_id, case_id)
);
create index sponsor_welcome_case on sponsor_welcome (case_id);
comment on table sponsor_welcome is 'A sponsor would welcome a family whose anonymous profile it saw: a wish that the next matching round counts. Personal data: none. Kept: 10 years after the case closes.';

insert into programme_limit (code, value, effective_from, source) values
  ('welcomesPerSponsor', 5, '2026-01-01', 'Set by the programme, to be confirmed: how many families a sponsor may say at a time that it would welcome');

alter table proposal add column decline_code text
  check (decline_code in ('size', 'housing', 'services', 'language', 'money', 'people', 'time', 'other'));
comment on column proposal.decline_code is 'Why the sponsor declined, out of a short list; null for answers given before there was one.';

-- who sponsored before goes on
insert into sponsor_vetting (organization_id, vetted_on, outcome, valid_until, vetted_by, remark, entered_at)
  select organization_id, current_date, 'cleared', null, 'system', 'Entered before vetting was kept.', now() from sponsor;
insert into sponsor_allocation (organization_id, year, persons)
  select organization_id, y, persons from sponsor cross join generate_series(extract(year from current_date)::integer, extract(year from current_date)::integer + 1) y
  where kind = 'agreementHolder';
