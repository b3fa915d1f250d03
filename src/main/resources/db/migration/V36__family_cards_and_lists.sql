-- sponsorship: anonymous cards follow the families they stand for, no two sponsors know a family by the same reference, and lists are read by their indexes.

create table family_card_change (
  id       bigint generated always as identity primary key,
  case_id  uuid not null
);
comment on table family_card_change is 'Families who began or ceased to wait, or changed while they wait, since the anonymous cards were made. Personal data: none. Kept: until the cards are made anew.';

-- rows are only added here and taken away by whoever makes the cards anew, so that nobody who changes a family waits for anybody else
create function family_card_changes() returns trigger language plpgsql as $$
declare
  changed uuid;
begin
  if tg_op = 'DELETE' then
    changed := old.case_id;
  else
    changed := new.case_id;
  end if;
  if tg_table_name = 'waiting_family' or exists (select from waiting_family where case_id = changed and left_at is null) then
    insert into family_card_change (case_id) values (changed);
  end if;
  return null;
end $$;
create trigger family_card_waits after insert or delete on waiting_family for each row execute function family_card_changes();
create trigger family_card_waits_again after update on waiting_family for each row
  when (old.left_at is distinct from new.left_at) execute function family_card_changes();
create trigger family_card_person after insert or delete on person for each row execute function family_card_changes();
create trigger family_card_person_changed after update on person for each row
  when ((old.accompanying, old.relation, old.birth_latest, old.particulars) is distinct from (new.accompanying, new.relation, new.birth_latest, new.particulars))
  execute function family_card_changes();
create trigger family_card_referral after update on referral for each row
  when ((old.version, old.country_of_asylum, old.languages, old.intended_province, old.medical_need, old.primary_category, old.secondary_category)
    is distinct from (new.version, new.country_of_asylum, new.languages, new.intended_province, new.medical_need, new.primary_category, new.secondary_category))
  execute function family_card_changes();

-- the cards that are there were made before changes were noted
delete from family_card;
insert into family_card_change (case_id) select case_id from waiting_family where left_at is null;
alter table family_card add column made_on date not null;
comment on column family_card.made_on is 'The day as of which it says whether there are children: all cards are of the same day.';
comment on table family_card is 'How a waiting family is shown to sponsors: in bands, and only so much that at least four other families look the same. Made anew whenever the families who wait change, or what is known of one of them, and each day. Personal data: none that points to a family. Kept: while it waits.';

alter table sponsor add column reference_key uuid not null default gen_random_uuid();
comment on column sponsor.reference_key is 'From it and a family''s shown_as follows by what reference this sponsor knows that family. Shown to nobody.';
comment on column waiting_family.shown_as is 'From it follows by what reference each sponsor knows the family before it is proposed to it. Shown to nobody.';
drop index waiting_family_shown;

create index waiting_family_past on waiting_family (waiting_since desc, case_id) where left_at is not null;
create index proposal_held on proposal (sponsor_id, expires_at, id) where state = 'held';

-- what a pair is worth stands among all pairs of its family: the sum over a round would read them all
alter table round_family add column points double precision generated always as (worth[array_position(allowed, chosen)]) stored;
comment on column round_family.points is 'What the pair is worth that the officer chose.';
