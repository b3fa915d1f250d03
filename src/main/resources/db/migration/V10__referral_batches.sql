-- referral: batches. A file of referrals is kept row by row until each row has its answer; what a row says goes as soon as it is not needed.

create sequence batch_number;

create table referral_batch (
  id           uuid primary key,
  number       text not null unique,
  partner_id   uuid not null references organization,
  file_name    text not null check (length(file_name) between 1 and 120),
  format       text not null check (format in ('csv', 'jsonLines')),
  header       text,
  sha256       bytea not null check (octet_length(sha256) = 32),
  rows         integer not null,
  language     text not null check (language in ('en', 'fr')),
  uploaded_by  text not null,
  by_program   boolean not null,
  uploaded_at  timestamptz not null,
  state        text not null check (state in ('running', 'done', 'cancelled', 'stopped')),
  ended_at     timestamptz,
  emptied_at   timestamptz,
  accepted     integer,
  known        integer,
  refused      integer,
  check ((state = 'running') = (ended_at is null)),
  check ((ended_at is null) = (accepted is null) and (ended_at is null) = (known is null) and (ended_at is null) = (refused is null))
);
create unique index referral_batch_file on referral_batch (partner_id, sha256) where state in ('running', 'done');
create index referral_batch_partner on referral_batch (partner_id, number desc);
create index referral_batch_running on referral_batch (number) where state = 'running';
create index referral_batch_ended on referral_batch (ended_at);
comment on table referral_batch is 'A file of referrals that a partner has sent, and how far it has come. Personal data: the user name of who sent it, the name of the file. Kept: 2 years after its last row.';

create table referral_batch_row (
  batch_id     uuid not null references referral_batch on delete cascade,
  number       integer not null,
  lines        integer[] not null,
  reference    text,
  source       text,
  state        text not null check (state in ('waiting', 'accepted', 'known', 'refused')),
  case_number  text,
  findings     jsonb not null default '[]',
  attempts     integer not null default 0,
  done_at      timestamptz,
  primary key (batch_id, number)
);
create index referral_batch_row_state on referral_batch_row (batch_id, state, number);
comment on table referral_batch_row is 'One referral of a batch and what became of it. Personal data: in source the whole referral as it came in; in reference the partner''s number for the family. Kept: source until the referral is on file, when it is refused or the batch is ended before it until 30 days after the batch has ended; the rest 2 years after the batch has ended.';
comment on column referral_batch_row.lines is 'The lines of the file on which it stands: for CSV where each person begins.';
