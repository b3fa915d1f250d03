-- casefile, sponsorship: papers that a sponsor gives with its undertaking stand among the other documents, but apart from the family's. Until the undertaking
-- is filed they are the sponsor's alone; then they are attached to the case, and only those who decide on the undertaking read them.

alter table document add column undertaking_id uuid references undertaking;
drop index document_once;
create unique index document_once on document (organization_id, kind, sha256, undertaking_id) nulls not distinct where case_id is null and scan <> 'infected';
create index document_undertaking on document (undertaking_id, uploaded_at) where undertaking_id is not null;
comment on column document.undertaking_id is 'The undertaking with which a sponsor gives it; empty for all that is given with a referral, an answer or an attestation.';
comment on table document is 'Papers and pictures given in support of a case, or by a sponsor with its undertaking. Personal data: the file name as its sender wrote it, whom it is about, what kind of paper it is. Kept: 10 years after the case closes; 180 days when it was never attached to one; a sponsor''s papers that were never filed, until the undertaking is decided on or ends.';

create or replace function forget_undertaking_draft() returns trigger language plpgsql as $$
begin
  delete from undertaking_draft where undertaking_id = new.id;
  delete from document where undertaking_id = new.id and case_id is null;
  return null;
end $$;

-- An application in a reception window can be withdrawn while it waits and its window's list is not published. It then counts nowhere: neither against the
-- family, nor against the sponsor's limit, nor in the list.

alter table reception_application add column withdrawn_by text;
alter table reception_application add column withdrawal_reason text check (length(withdrawal_reason) between 1 and 1000);
alter table reception_application drop constraint reception_application_state_check;
alter table reception_application add constraint reception_application_state_check check (state in ('waiting', 'received', 'notDrawn', 'withdrawn'));
alter table reception_application add constraint reception_application_withdrawn check ((state = 'withdrawn') = (withdrawn_by is not null) and (withdrawal_reason is null or state = 'withdrawn'));
alter table reception_application drop constraint reception_one_per_refugee;
create unique index reception_one_per_refugee on reception_application (window_id, case_id) where state <> 'withdrawn';
alter table reception_application drop constraint reception_most_per_sponsor;
create unique index reception_most_per_sponsor on reception_application (window_id, sponsor_id, slot) where state <> 'withdrawn';
comment on column reception_application.decided_at is 'When it was received, drawn or not drawn, or withdrawn.';
comment on column reception_application.withdrawal_reason is 'Why its sponsor withdrew it, if it said so.';
comment on table reception_application is 'A sponsor''s application for one family in one window: one for a family, at most so many of a sponsor, none beyond the cap, those withdrawn not counted. Personal data: user names, the reason of a withdrawal; it points to a case. Kept: 10 years after the window.';

create or replace function reception_application_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or tg_op = 'UPDATE' and new.state = 'withdrawn' then
    perform 1 from reception_window where id = new.window_id for key share;
    if exists (select 1 from reception_window where id = new.window_id and (listed_at is not null or withdrawn_at is not null)) then
      raise exception 'the list of this reception window is final';
    end if;
  end if;
  if tg_op = 'INSERT' then
    return new;
  end if;
  if tg_op = 'DELETE' then
    if old.applied_at > now() - interval '10 years' then
      raise exception 'applications in a reception window are kept for ten years';
    end if;
    return old;
  end if;
  if (new.id, new.number, new.window_id, new.per_sponsor, new.pool, new.category, new.case_id, new.sponsor_id, new.slot, new.declared, new.applied_by,
      new.applied_at) is distinct from (old.id, old.number, old.window_id, old.per_sponsor, old.pool, old.category, old.case_id, old.sponsor_id, old.slot,
      old.declared, old.applied_by, old.applied_at) or old.state <> 'waiting' then
    raise exception 'an application in a reception window stands as it was made and decided';
  end if;
  return new;
end $$;
