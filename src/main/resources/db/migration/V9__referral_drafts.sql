-- referral: drafts. Each save is a version of its own for a day, so that two people's changes since a common beginning can be told apart. Facts
-- that a member of the family must not see stand apart here too.

create table referral_draft (
  id            uuid primary key,
  partner_id    uuid not null references organization,
  case_id       uuid unique references case_file,
  base_version  integer,
  version       integer not null,
  label         text not null check (length(label) <= 60),
  checked       boolean not null default false,
  created_at    timestamptz not null,
  created_by    text not null,
  changed_at    timestamptz not null,
  changed_by    text not null,
  check ((case_id is null) = (base_version is null))
);
create index referral_draft_partner on referral_draft (partner_id, changed_at desc, id desc);
create index referral_draft_unchanged on referral_draft (changed_at);
comment on column referral_draft.case_id is 'The returned file being mended; null for a family not referred yet.';
comment on column referral_draft.base_version is 'The version on file from which the mending started.';
comment on column referral_draft.checked is 'Whether the whole has been looked at: from then on every step says what is missing.';
comment on table referral_draft is 'Referrals that a partner has begun and not sent. Personal data: the partner''s reference of the family. Kept: until sent or deleted, at most 180 days without a change.';

create table referral_draft_version (
  draft_id  uuid not null references referral_draft on delete cascade,
  version   integer not null,
  content   jsonb not null,
  saved_at  timestamptz not null,
  saved_by  text not null,
  primary key (draft_id, version)
);
comment on column referral_draft_version.version is '0 is what was on file when the mending of a returned file started.';
comment on table referral_draft_version is 'What was typed, field by field, as typed. Personal data: everything in a referral. Kept: with the draft; one that a later has replaced, for a day.';

create table referral_draft_confidential (
  draft_id  uuid not null,
  version   integer not null,
  facts     jsonb not null,
  primary key (draft_id, version),
  foreign key (draft_id, version) references referral_draft_version on delete cascade
);
comment on table referral_draft_confidential is 'Facts of a draft that a member of the family must not see, apart from all else. Personal data: violence, health, whereabouts, at the most sensitive. Kept: with the version of the draft.';

create table referral_draft_sent (
  draft_id    uuid primary key,
  partner_id  uuid not null references organization,
  case_id     uuid not null references case_file,
  sent_at     timestamptz not null
);
create index referral_draft_sent_case on referral_draft_sent (case_id);
comment on table referral_draft_sent is 'Which case a draft has become, so that its address leads there. Personal data: none. Kept: with the case.';

insert into programme_limit (code, value, effective_from, source) values
  ('draftDays', 180, date '2000-01-01', 'Passerelle: days without a change after which a partner''s draft is deleted; the partner holds the family''s file.');
