-- identity: what is paid to NGOs for attestations. The system moves no money: it keeps who approved a payment, who released it, and why it was lawful.

create table verification_payment (
  id                  uuid primary key,
  request_id          uuid not null unique references verification_request,
  case_id             uuid not null references case_file,
  organization_id     uuid not null references organization,
  agreement_id        uuid not null references agreement,
  amount              numeric(12, 2) not null check (amount > 0),
  currency            text not null check (currency ~ '^[A-Z]{3}$'),
  channel             text not null check (channel in ('bankTransfer', 'cash', 'hawala', 'mobileMoney')),
  attested_by         text not null,
  decided_by          text[] not null default '{}',
  state               text not null default 'due' check (state in ('due', 'approved', 'released', 'refused')),
  faults              text[] not null default '{}',
  payee_id            uuid references organization_party,
  due_at              timestamptz not null,
  approved_by         text,
  approved_at         timestamptz,
  released_by         text,
  released_at         timestamptz,
  transfer_reference  text check (length(transfer_reference) between 1 and 60),
  refused_by          text,
  refused_at          timestamptz,
  reason              text check (length(reason) between 1 and 4000),
  kept_from           timestamptz generated always as (coalesce(released_at, refused_at)) stored,
  check ((approved_by is not null) = (state in ('approved', 'released')) and (approved_by is null) = (approved_at is null)),
  check ((state = 'released') = (released_by is not null) and (released_by is null) = (released_at is null)
    and (released_by is null) = (transfer_reference is null)),
  check ((state = 'refused') = (refused_by is not null) and (refused_by is null) = (refused_at is null)),
  check (state <> 'refused' or reason is not null),
  check (approved_by is null or payee_id is not null),
  constraint verification_payment_three_people check (approved_by <> released_by and approved_by <> attested_by and released_by <> attested_by
    and not approved_by = any (decided_by) and not released_by = any (decided_by))
);
create index verification_payment_case on verification_payment (case_id, due_at);
create index verification_payment_state on verification_payment (state, due_at, id);
create index verification_payment_organization on verification_payment (organization_id);
comment on column verification_payment.attested_by is 'Who attested for the NGO: a user name or a program.';
comment on column verification_payment.decided_by is 'The officers who have decided on the family''s identity, as they stand at each step; kept by the database itself.';
comment on column verification_payment.faults is 'Why it was not lawful to pay when that was last checked; codes.';
comment on column verification_payment.reason is 'Why it was refused, or handed back by the person who was to release it.';
comment on table verification_payment is 'What is paid to an NGO for an attestation: by whom approved, to whom, by whom released. Personal data: user names, who receives money for the NGO. Kept: never less than 5 years after it was released or refused (Criminal Code, s. 83.032, records of authorized activities).';

-- Verifier, approver and releaser are three people. Who decided on the identity is read here, so that no use case can forget it.
create function verification_payment_deciders() returns trigger language plpgsql as $$
begin
  new.decided_by := array(select distinct d.decided_by from identity_decision d
    where d.case_id = new.case_id and d.kind in ('first', 'secondOpinion') order by 1);
  return new;
end $$;
create trigger verification_payment_deciders before insert or update on verification_payment
  for each row execute function verification_payment_deciders();
create trigger verification_payment_kept before delete on verification_payment for each row execute function keep_five_years();

create table verification_payment_event (
  id          bigint generated always as identity primary key,
  payment_id  uuid not null references verification_payment,
  at          timestamptz not null,
  what        text not null check (what in ('due', 'payeeChosen', 'approved', 'unlawful', 'handedBack', 'released', 'refused')),
  actor       text not null,
  detail      text check (length(detail) between 1 and 4000),
  kept_from   timestamptz generated always as (at) stored
);
create index verification_payment_event_payment on verification_payment_event (payment_id, id);
comment on table verification_payment_event is 'What became of a payment, step by step; rows are only added. Personal data: user names of staff, reasons. Kept: with the payment, never less than 5 years.';
create trigger verification_payment_event_kept before delete on verification_payment_event for each row execute function keep_five_years();

insert into service_target (step, priority, duration, effective_from, source) values
  ('approvePayment', 'emergency', 'P5D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('approvePayment', 'urgent', 'P5D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('approvePayment', 'normal', 'P10D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('releasePayment', 'emergency', 'P2D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('releasePayment', 'urgent', 'P2D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('releasePayment', 'normal', 'P5D', '2026-01-01', 'Set by the programme, to be confirmed');
