-- screening: watchlists. What publishers list stands here as published; who on file resembles an entry stands in watchlist_hit.

create table watchlist (
  code      text primary key check (code ~ '^[a-zA-Z]{2,20}$'),
  position  integer not null unique,
  name_en   text not null,
  name_fr   text not null,
  format    text not null check (format in ('unXml', 'canadaSanctionsXml', 'canadaTerroristsXml', 'csv')),
  source    text not null,
  edition   integer not null default 0
);
comment on column watchlist.edition is 'Number of the edition in force; 0 before the first.';
comment on table watchlist is 'A list of persons and organizations that others publish or the department keeps. Personal data: none. Kept: always.';

insert into watchlist (code, position, name_en, name_fr, format, source) values
  ('un', 1, 'United Nations Security Council Consolidated List', 'Liste récapitulative du Conseil de sécurité des Nations Unies', 'unXml',
   'https://scsanctions.un.org/consolidated/'),
  ('caSanctions', 2, 'Consolidated Canadian Autonomous Sanctions List', 'Liste consolidée des sanctions autonomes canadiennes', 'canadaSanctionsXml',
   'https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx'),
  ('caTerrorists', 3, 'Listed terrorist entities (Criminal Code)', 'Entités terroristes inscrites (Code criminel)', 'canadaTerroristsXml',
   'https://www.publicsafety.gc.ca/cnt/ntnl-scrt/cntr-trrrsm/lstd-ntts/index-en.aspx'),
  ('department', 4, 'The department’s own list', 'Liste du ministère', 'csv', 'CSV');

create table watchlist_edition (
  id           uuid primary key,
  list_code    text not null references watchlist,
  number       integer not null,
  base         integer not null,
  state        text not null check (state in ('proposed', 'inForce', 'replaced', 'dropped')),
  as_of        date,
  file_name    text not null check (length(file_name) between 1 and 120),
  sha256       bytea not null check (octet_length(sha256) = 32),
  entries      integer not null,
  added        integer not null,
  removed      integer not null,
  changed      integer not null,
  doubts       text[] not null default '{}',
  loaded_by    text not null,
  loaded_at    timestamptz not null,
  decided_by   text,
  decided_at   timestamptz,
  unique (list_code, number)
);
create unique index watchlist_edition_in_force on watchlist_edition (list_code) where state = 'inForce';
create unique index watchlist_edition_proposed on watchlist_edition (list_code) where state = 'proposed';
comment on column watchlist_edition.base is 'Number of the edition it was compared with; 0 when it is the first.';
comment on column watchlist_edition.as_of is 'The day of publication that the file states, else the latest day on which it lists somebody.';
comment on table watchlist_edition is 'One loaded file of a list, and how it differs from the one before. Personal data: the user name of the person who loaded it or put it into force. Kept: always.';

create table watchlist_entry (
  id          uuid primary key,
  list_code   text not null references watchlist,
  reference   text not null check (length(reference) between 1 and 200),
  kind        text not null check (kind in ('person', 'organization')),
  name        text not null,
  content     jsonb not null,
  hash        bytea not null check (octet_length(hash) = 32),
  facts_hash  bytea not null check (octet_length(facts_hash) = 32),
  since       integer not null,
  until       integer
);
create unique index watchlist_entry_in_force on watchlist_entry (list_code, reference) where until is null;
comment on column watchlist_entry.facts_hash is 'Of what is compared with people on file: names, births, sex, nationalities, documents.';
comment on column watchlist_entry.since is 'Number of the edition that brought it; until: of the one that replaced or removed it.';
comment on table watchlist_entry is 'An entry of a list in the words of its publisher; a changed one is a new row. Personal data: names, births, sex, nationality, documents of listed persons, all published by the list itself. Kept: always, so that a decision can be understood later.';

create table watchlist_change (
  edition_id  uuid not null references watchlist_edition,
  position    integer not null,
  reference   text not null,
  kind        text not null check (kind in ('added', 'removed', 'changed')),
  name        text not null,
  fields      text[] not null default '{}',
  before      jsonb,
  after       jsonb,
  primary key (edition_id, position),
  unique (edition_id, reference)
);
create index watchlist_change_kind on watchlist_change (edition_id, kind, position);
comment on table watchlist_change is 'How an edition differs from the one before it, entry by entry; of a proposed edition, what would become of the list. Personal data: the same as the entries''. Kept: with the edition.';

create table watchlist_hit (
  id               uuid primary key,
  subject_kind     text not null check (subject_kind in ('person', 'organization', 'principal', 'payee')),
  subject_id       uuid not null,
  case_id          uuid references case_file,
  organization_id  uuid references organization,
  entry_id         uuid not null references watchlist_entry,
  list_code        text not null references watchlist,
  reference        text not null,
  subject_hash     bytea not null check (octet_length(subject_hash) = 32),
  entry_hash       bytea not null check (octet_length(entry_hash) = 32),
  score            double precision not null,
  strength         text not null check (strength in ('possible', 'strong')),
  evidence         jsonb not null,
  found_at         timestamptz not null,
  lapsed_at        timestamptz,
  asked_in         text,
  decision         text check (decision in ('cleared', 'upheld')),
  decision_reason  text,
  decided_by       text,
  decided_at       timestamptz,
  check ((case_id is null) <> (organization_id is null)),
  check ((subject_kind = 'person') = (case_id is not null)),
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null) and (decision is null) = (decision_reason is null)),
  unique (subject_id, list_code, reference, subject_hash, entry_hash)
);
create index watchlist_hit_open on watchlist_hit (strength desc, score desc, id desc) where decision is null and lapsed_at is null;
create index watchlist_hit_upheld on watchlist_hit (decided_at desc, id desc) where decision = 'upheld';
create index watchlist_hit_decided on watchlist_hit (decided_at desc, id desc) where decision is not null;
create index watchlist_hit_case on watchlist_hit (case_id);
create index watchlist_hit_organization on watchlist_hit (organization_id) where organization_id is not null;
create index watchlist_hit_entry on watchlist_hit (list_code, reference);
comment on column watchlist_hit.subject_id is 'A person of a case, an organization, or a principal or payee of one; it stays when they are no longer on file.';
comment on column watchlist_hit.subject_hash is 'Of what was compared of the subject, so that a cleared pair stays cleared until one side changes; entry_hash: of the entry.';
comment on column watchlist_hit.lapsed_at is 'When one side changed or left: the hit no longer stands as it was found.';
comment on column watchlist_hit.asked_in is 'The running model in which an officer is asked.';
comment on table watchlist_hit is 'Somebody on file who resembles an entry of a list, and what an officer decided. Personal data: that a person resembles a listed one, the officer''s reason. Kept: 10 years after the case closes, for organizations 10 years after they last worked with us.';

create table watchlist_round (
  number      bigint generated always as identity primary key,
  edition_id  uuid references watchlist_edition,
  begun_at    timestamptz not null,
  total       integer not null,
  done        integer not null default 0,
  hits        integer not null default 0,
  failed      integer not null default 0,
  phase       text not null default 'cases' check (phase in ('cases', 'organizations')),
  after       text not null default '',
  ended_at    timestamptz,
  replaced    boolean not null default false
);
create index watchlist_round_running on watchlist_round (number desc) where ended_at is null;
comment on column watchlist_round.after is 'How far it has come: the number of the last case, then the id of the last organization.';
comment on table watchlist_round is 'Everyone on file compared again with the lists, after a new edition. Personal data: none. Kept: always.';

insert into service_target (step, priority, duration, effective_from, source) values
  ('decideWatchlistHit', 'emergency', 'PT4H', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('decideWatchlistHit', 'urgent', 'P1D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('decideWatchlistHit', 'normal', 'P3D', '2026-01-01', 'Set by the programme, to be confirmed');
