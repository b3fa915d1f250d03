-- A suspicion says how strongly, and why, field by field; each pair gets an answer of its own.
alter table duplicate_suspicion
  add column weight    double precision,
  add column strength  text check (strength in ('possible', 'strong')),
  add column evidence  jsonb;
update duplicate_suspicion set strength = case when 'sameDocument' = any (reasons) then 'strong' else 'possible' end;
alter table duplicate_suspicion
  alter column strength set not null,
  drop constraint duplicate_suspicion_decision_check,
  add constraint duplicate_suspicion_decision_check check (decision in ('different', 'linked', 'same'));
