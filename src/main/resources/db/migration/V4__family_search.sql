-- handoff: what was found about a family that did not arrive, and requests to Québec that ended without an answer because the case stopped.

create table family_search (
  id          uuid primary key,
  case_id     uuid not null references case_file,
  result      text not null check (result in ('found', 'notFound')),
  reason      text not null,
  decided_by  text not null,
  decided_at  timestamptz not null
);
create index family_search_case on family_search (case_id, decided_at);
comment on table family_search is 'What officers found about a family that did not arrive. Personal data: the reason. Kept: 10 years after the case closes.';

alter table selection add column withdrawn_at timestamptz;
create index selection_open on selection (requested_at) where answered_at is null and withdrawn_at is null;
create index selection_ended on selection (requested_at desc) where answered_at is not null or withdrawn_at is not null;

create index notice_case on notice (case_id, version);
