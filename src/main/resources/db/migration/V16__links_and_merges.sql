-- What the merge unit does with two records of one person or one family: link, merge, and take either back. Nothing is ever deleted here; where
-- a partner takes a person out of a referral, what was found about them stays without pointing at them.

create table record_link (
  id               uuid primary key,
  kind             text not null check (kind in ('link', 'merge')),
  suspicion_id     uuid references duplicate_suspicion on delete set null,
  case_id          uuid not null references case_file,
  other_case_id    uuid not null references case_file,
  person_id        uuid references person on delete set null,
  other_person_id  uuid references person on delete set null,
  ended_file       boolean not null,
  reason           text not null,
  made_by          text not null,
  made_at          timestamptz not null,
  undo_reason      text,
  undone_by        text,
  undone_at        timestamptz,
  check (case_id <> other_case_id),
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undo_reason is null))
);
create unique index record_link_merged_once on record_link (case_id) where kind = 'merge' and undone_at is null;
create unique index record_link_linked_once on record_link (least(person_id, other_person_id), greatest(person_id, other_person_id))
  where kind = 'link' and undone_at is null;
create index record_link_case on record_link (case_id);
create index record_link_other_case on record_link (other_case_id);
create index record_link_suspicion on record_link (suspicion_id);
create index record_link_person on record_link (person_id);
create index record_link_other_person on record_link (other_person_id);
comment on table record_link is 'Links of two persons who are one, and merges of a later file (case_id) into the one on record. Personal data: officers'' reasons. Kept: 10 years after the later of the two cases closes.';

create table also_known_as (
  id              uuid primary key,
  link_id         uuid not null references record_link,
  person_id       uuid references person on delete set null,
  name            text not null,
  name_in_script  text,
  reason          text not null,
  added_by        text not null,
  added_at        timestamptz not null,
  withdrawn_by    text,
  withdrawn_at    timestamptz
);
create unique index also_known_as_once on also_known_as (link_id, person_id, name, coalesce(name_in_script, ''));
create index also_known_as_person on also_known_as (person_id);
comment on table also_known_as is 'Names under which another record of the same person stood, kept with the reason and the link they come from. Personal data: names. Kept: with the link.';

-- the lists of open and of answered pairs, page by page
create index duplicate_suspicion_to_answer on duplicate_suspicion ((strength <> 'strong'), found_at, id) where decision is null;
create index duplicate_suspicion_answered on duplicate_suspicion (decided_at, id) where decision is not null;

alter table case_file
  add column times_reopened integer not null default 0;

-- Merges of before links were kept: a referral that ended as one of a family on file was merged into that file, and can be un-merged.
insert into record_link (id, kind, suspicion_id, case_id, other_case_id, person_id, other_person_id, ended_file, reason, made_by, made_at)
select distinct on (s.case_id) gen_random_uuid(), 'merge', s.id, s.case_id, s.other_case_id, s.person_id, s.other_person_id, true,
  coalesce(s.decision_reason, ''), coalesce(s.decided_by, 'system'), coalesce(s.decided_at, s.found_at)
from duplicate_suspicion s join case_file f on f.id = s.case_id and f.outcome = 'alreadyOnFile'
where s.decision = 'same' order by s.case_id, s.decided_at, s.weight desc;
