-- aftercare: Québec's health teams, what is owed told in time, arrivals nobody announced, the search for a family, the one-year window, the archive.

alter table organization drop constraint organization_kind_check;
alter table organization add constraint organization_kind_check
  check (kind in ('referralPartner', 'verifier', 'sponsor', 'province', 'ministry', 'settlementProvider', 'healthTeam'));

create table health_establishment (
  code            text primary key check (code ~ '^[A-Z]{4,20}$'),
  name_en         text not null,
  name_fr         text not null,
  effective_from  date not null,
  source          text not null
);
comment on table health_establishment is 'Québec''s establishments whose teams offer refugees a health assessment; the organization of the same code is how one works here. Personal data: none. Kept: always.';

create table health_city (
  place          text primary key references place,
  establishment  text not null references health_establishment,
  source         text not null
);
create index health_city_establishment on health_city (establishment);
comment on table health_city is 'Which establishment''s health team serves a city. Personal data: none. Kept: always.';

insert into health_establishment (code, name_en, name_fr, effective_from, source) values
  ('SANTECAPITALE', 'CIUSSS de la Capitale-Nationale', 'CIUSSS de la Capitale-Nationale', '2026-01-01', 'cerda.info: 11 establishments mandated; which ones is general knowledge, to be confirmed'),
  ('SANTEMAURICIE', 'CIUSSS de la Mauricie-et-du-Centre-du-Québec', 'CIUSSS de la Mauricie-et-du-Centre-du-Québec', '2026-01-01', 'cerda.info: 11 establishments mandated; which ones is general knowledge, to be confirmed'),
  ('SANTEESTRIE', 'CIUSSS de l’Estrie', 'CIUSSS de l’Estrie', '2026-01-01', 'cerda.info: 11 establishments mandated; which ones is general knowledge, to be confirmed'),
  ('SANTEMONTREAL', 'CIUSSS du Centre-Ouest-de-l’Île-de-Montréal', 'CIUSSS du Centre-Ouest-de-l’Île-de-Montréal', '2026-01-01', 'cerda.info: 11 establishments mandated; which ones is general knowledge, to be confirmed'),
  ('SANTEOUTAOUAIS', 'CISSS de l’Outaouais', 'CISSS de l’Outaouais', '2026-01-01', 'cerda.info: 11 establishments mandated; which ones is general knowledge, to be confirmed'),
  ('SANTELAVAL', 'CISSS de Laval', 'CISSS de Laval', '2026-01-01', 'cerda.info: 11 establishments mandated; which ones is general knowledge, to be confirmed'),
  ('SANTELANAUDIERE', 'CISSS de Lanaudière', 'CISSS de Lanaudière', '2026-01-01', 'cerda.info: 11 establishments mandated; which ones is general knowledge, to be confirmed'),
  ('SANTELAURENTIDES', 'CISSS des Laurentides', 'CISSS des Laurentides', '2026-01-01', 'cerda.info: 11 establishments mandated; which ones is general knowledge, to be confirmed'),
  ('SANTEMONTEREGIE', 'CISSS de la Montérégie-Centre', 'CISSS de la Montérégie-Centre', '2026-01-01', 'cerda.info: 11 establishments mandated; which ones is general knowledge, to be confirmed'),
  ('SANTERICHELIEU', 'CISSS de la Montérégie-Est', 'CISSS de la Montérégie-Est', '2026-01-01', 'cerda.info: 11 establishments mandated; which ones is general knowledge, to be confirmed'),
  ('SANTEBASSTLAURENT', 'CISSS du Bas-Saint-Laurent', 'CISSS du Bas-Saint-Laurent', '2026-01-01', 'cerda.info: 11 establishments mandated; which ones is general knowledge, to be confirmed');

insert into health_city (place, establishment, source) values
  ('quebec', 'SANTECAPITALE', 'Set by the programme, to be confirmed'),
  ('troisRivieres', 'SANTEMAURICIE', 'Set by the programme, to be confirmed'),
  ('victoriaville', 'SANTEMAURICIE', 'Set by the programme, to be confirmed'),
  ('drummondville', 'SANTEMAURICIE', 'Set by the programme, to be confirmed'),
  ('sherbrooke', 'SANTEESTRIE', 'Set by the programme, to be confirmed'),
  ('granby', 'SANTEESTRIE', 'Set by the programme, to be confirmed'),
  ('montreal', 'SANTEMONTREAL', 'Set by the programme, to be confirmed'),
  ('gatineau', 'SANTEOUTAOUAIS', 'Set by the programme, to be confirmed'),
  ('laval', 'SANTELAVAL', 'Set by the programme, to be confirmed'),
  ('joliette', 'SANTELANAUDIERE', 'Set by the programme, to be confirmed'),
  ('saintJerome', 'SANTELAURENTIDES', 'Set by the programme, to be confirmed'),
  ('longueuil', 'SANTEMONTEREGIE', 'Set by the programme, to be confirmed'),
  ('saintHyacinthe', 'SANTERICHELIEU', 'Set by the programme, to be confirmed'),
  ('rimouski', 'SANTEBASSTLAURENT', 'Set by the programme, to be confirmed');

alter table milestone
  add column reminded_at timestamptz,
  add column overdue_told_at timestamptz;
create index milestone_to_remind on milestone (due_on, case_id, kind) where state = 'open' and (reminded_at is null or overdue_told_at is null);
create index milestone_health on milestone (due_on, case_id) where owed_by = 'health' and kind = 'healthAssessment';
create index milestone_assessment_waits on milestone (due_on, case_id)
  where owed_by = 'health' and kind = 'healthAssessment' and state in ('open', 'carriedOn');
comment on column milestone.reminded_at is 'When whoever owes it was reminded before its last day.';
comment on column milestone.overdue_told_at is 'When whoever owes it was told that its last day is over.';

insert into programme_limit (code, value, effective_from, source) values
  ('milestoneReminderDays', 7, date '2000-01-01', 'Passerelle: how many days before its last day those who owe a family something are reminded of it; to be confirmed by the programme');

create table retention_rule (
  what            text not null check (what in ('caseAtHand', 'caseKept')),
  years           integer not null check (years between 1 and 100),
  effective_from  date not null,
  source          text not null,
  primary key (what, effective_from)
);
comment on table retention_rule is 'For how many years after its closing a case is at hand, and for how many it is kept in all. Personal data: none. Kept: always.';
insert into retention_rule (what, years, effective_from, source) values
  ('caseAtHand', 2, date '2000-01-01', 'Privacy Regulations: two years at least after the last use for a decision; general knowledge, to be confirmed'),
  ('caseKept', 10, date '2000-01-01', 'set by the programme until the department says how long its files are kept; to be confirmed');

alter table case_file
  add column archive_after date,
  add column archived_at timestamptz,
  add constraint case_file_archived check (archived_at is null or closed_at is not null);
update case_file set archive_after = ((closed_at at time zone 'America/Toronto') + interval '2 years')::date where closed_at is not null;
create index case_file_to_archive on case_file (archive_after, id) where closed_at is not null and archived_at is null;
create index case_file_listed on case_file (stage, number desc) where archived_at is null;
comment on column case_file.archive_after is 'The day after which a closed case leaves the lists, by the retention rule in force on the day it closed.';
comment on column case_file.archived_at is 'When it did. It can be read by auditors alone then, and changed by nobody.';

create function refuse_archived() returns trigger language plpgsql as $$
begin
  raise exception 'case % is archived and cannot be changed', old.number;
end $$;
create trigger case_file_read_only before update or delete on case_file for each row when (old.archived_at is not null)
  execute function refuse_archived();

create table unannounced_report (
  id               uuid primary key,
  organization_id  uuid not null references organization,
  landed_on        date not null,
  port             text not null check (length(port) <= 10),
  persons          integer not null check (persons between 1 and 99),
  languages        text not null check (length(languages) between 1 and 200),
  names            text check (length(names) between 1 and 500),
  place            text not null references place,
  remarks          text check (length(remarks) between 1 and 500),
  reported_by      text not null,
  reported_at      timestamptz not null,
  case_id          uuid references case_file,
  not_ours         text check (length(not_ours) between 1 and 1000),
  settled_by       text,
  settled_at       timestamptz,
  check ((settled_at is null) = (settled_by is null)),
  check ((settled_at is not null) = (case_id is not null or not_ours is not null) and (case_id is null or not_ours is null))
);
create index unannounced_report_open on unannounced_report (reported_at, id) where settled_at is null;
create index unannounced_report_settled on unannounced_report (settled_at desc, id) where settled_at is not null;
create index unannounced_report_organization on unannounced_report (organization_id, reported_at desc);
create index unannounced_report_case on unannounced_report (case_id);
comment on table unannounced_report is 'Families that are there and that nobody had announced, as those who received them reported them. Personal data: names as given. Kept: names until 90 days after it is settled, the rest 10 years.';

create table search_step (
  id         uuid primary key,
  case_id    uuid not null references case_file,
  asked      text not null check (asked in ('carrier', 'port', 'migrationOffice', 'sponsor', 'provider', 'office', 'other')),
  spoke_to   text check (length(spoke_to) between 1 and 200),
  account    text not null check (length(account) between 1 and 2000),
  taken_at   timestamptz not null,
  noted_by   text not null,
  noted_at   timestamptz not null
);
create index search_step_case on search_step (case_id, taken_at, id);
comment on table search_step is 'Whom an officer asked about a family that did not arrive, and what was said. Personal data: who answered, and where the family may be. Kept: 10 years after the case closes.';

create table one_year_window (
  id           uuid primary key,
  case_id      uuid not null references case_file,
  person_id    uuid references person on delete set null,
  closes_on    date not null,
  way          text not null check (way in ('referral', 'ministry')),
  draft_id     uuid,
  opened_by    text not null,
  opened_at    timestamptz not null,
  check ((way = 'referral') = (draft_id is not null))
);
create unique index one_year_window_once on one_year_window (case_id, person_id);
create index one_year_window_person on one_year_window (person_id);
comment on table one_year_window is 'Members of a family left behind who follow it within a year: the draft of a linked referral, or in Québec that the family was directed to the ministry. Personal data: none but whom it is about. Kept: 10 years after the case closes.';
