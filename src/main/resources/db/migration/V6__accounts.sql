-- access and people: invitations, forgotten passwords, second factors, roles within an organization, programs that a lead makes.

alter table account
  add column organization_role  text not null default 'member' check (organization_role in ('lead', 'member')),
  add column second_factor_due  boolean not null default false;
comment on column account.organization_role is 'What a person of an outside organization may decide there; of no meaning for staff.';
comment on column account.second_factor_due is 'A second factor was taken off: the person enters a new one at the next sign-in.';
-- until today each of them was the only one to look after their organization
update account set organization_role = 'lead' where organization_id is not null;

create unique index account_username on account (lower(username));
create index account_email on account (lower(email));
create index account_name on account (lower(display_name), id);
create index account_organization on account (organization_id);

create table second_factor (
  account_id  uuid primary key references account,
  secret      bytea not null,
  last_step   bigint not null,
  since       timestamptz not null
);
comment on table second_factor is 'What a person''s authenticator application shares with us, encrypted with a key that is not in the database. Personal data: none readable. Kept: until it is replaced or taken off.';

create table recovery_code (
  account_id  uuid not null references account,
  code_hash   text not null,
  primary key (account_id, code_hash)
);
comment on table recovery_code is 'Hashes of the codes that stand in for a lost second factor, each once. Personal data: none readable. Kept: until used or replaced.';

create table invitation (
  id                 uuid primary key,
  token_hash         text unique,
  organization_id    uuid references organization,
  organization_role  text check (organization_role in ('lead', 'member')),
  roles              text[] not null,
  display_name       text not null,
  email              text not null,
  language           text not null check (language in ('en', 'fr')),
  invited_by         text not null,
  invited_at         timestamptz not null,
  expires_at         timestamptz not null,
  ended_at           timestamptz,
  check ((organization_id is null) = (organization_role is null)),
  check ((token_hash is null) = (ended_at is not null))
);
create index invitation_open on invitation (invited_at desc, id) where ended_at is null;
create index invitation_organization on invitation (organization_id, invited_at desc) where ended_at is null;
comment on table invitation is 'People invited to work here; of the link in their mail only a hash. Personal data: name, e-mail. Kept: 30 days after the invitation is accepted, withdrawn or has expired.';

create table password_reset (
  token_hash  text primary key,
  account_id  uuid not null references account,
  asked_at    timestamptz not null,
  expires_at  timestamptz not null
);
create index password_reset_account on password_reset (account_id, asked_at);
comment on table password_reset is 'Links to choose a new password, as hashes. Personal data: none readable. Kept: until used, or one day.';

alter table api_client
  add column label       text,
  add column created_at  timestamptz,
  add column created_by  text;
create index api_client_organization on api_client (organization_id);

-- notification: mail about an account names no case, and a link that opens something by itself is forgotten once its mail has left
alter table outbox alter column case_number drop not null;
alter table outbox add column one_time boolean not null default false;
comment on column outbox.one_time is 'The path opens something without sign-in; it is blanked when the mail has left or was given up.';
