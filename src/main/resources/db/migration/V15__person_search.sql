-- One row a person to find people by, in place of one row a key. Keys are computed by the application, which fills the table for everyone on
-- file when it starts; until then it screens nobody.
create table person_search (
  person_id  uuid primary key references person on delete cascade,
  case_id    uuid not null references case_file,
  version    smallint not null,
  compared   text not null,
  keys       text[] not null
) with (fillfactor = 90);
-- how common a key is decides whether it is looked for: counted from a large sample
alter table person_search alter column keys set statistics 1000;
-- a look-up never searches a list of rows not yet sorted in
create index person_search_keys on person_search using gin (keys) with (fastupdate = off);
create index person_search_case on person_search (case_id);
comment on table person_search is 'A person in the form in which two are compared, and the keys by which they are found. Personal data: the same as the person''s. Kept: with the person.';
comment on column person_search.version is 'Of the way in which form and keys are made; another one is written again when the application starts.';
drop table person_key;

-- Why, field by field, in place of reasons; what was decided on, so that it is asked again when it changes.
alter table duplicate_suspicion
  add column weights_version smallint not null default 0,
  add column compared        text,
  drop constraint duplicate_suspicion_person_id_other_person_id_key;
comment on column duplicate_suspicion.weights_version is 'Of the file of weights; 0 where a suspicion is older than weights.';
comment on column duplicate_suspicion.compared is 'A hash of both persons as they were compared when the officer decided.';
update duplicate_suspicion s set
  evidence = (select coalesce(jsonb_agg(jsonb_build_object('field', case reason when 'sameDocument' then 'document' when 'sameName' then 'name' else 'birth' end,
      'finding', case reason when 'compatibleBirth' then 'compatible' else 'same' end,
      'weight', case reason when 'sameDocument' then 18 when 'sameName' then 12 else 5.3 end)), '[]') from unnest(s.reasons) as reason),
  weight = coalesce((select sum(case reason when 'sameDocument' then 18 when 'sameName' then 12 else 5.3 end) from unnest(s.reasons) as reason), 0)
  where evidence is null;
alter table duplicate_suspicion
  alter column evidence set not null,
  alter column weight set not null,
  drop column reasons;
create unique index duplicate_suspicion_open on duplicate_suspicion (least(person_id, other_person_id), greatest(person_id, other_person_id))
  where decision is null;
create index duplicate_suspicion_person on duplicate_suspicion (person_id);
