-- channels: who receives families in each city, how each is told, and every attempt at telling them.

alter table organization drop constraint organization_kind_check;
alter table organization add constraint organization_kind_check
  check (kind in ('referralPartner', 'verifier', 'sponsor', 'province', 'ministry', 'settlementProvider'));
alter table organization add column telephone text check (length(telephone) between 5 and 40);
comment on column organization.telephone is 'Its desk, at which an officer calls when it is silent; nobody''s own number.';

create table provider_city (
  place            text primary key references place,
  organization_id  uuid not null references organization
);
create index provider_city_organization on provider_city (organization_id);
comment on table provider_city is 'Which settlement provider receives families in a city; one provider may have several cities. Personal data: none. Kept: while the provider works with us.';

alter table notice_recipient drop constraint notice_recipient_received_how_check;
alter table notice_recipient add constraint notice_recipient_received_how_check check (received_how in ('signedIn', 'telephone', 'webhook'));

alter table outbox
  add column channel          text not null default 'mail' check (channel in ('mail', 'webhook')),
  add column organization_id  uuid references organization,
  add column subject_id       uuid,
  add column position         bigint generated always as identity,
  add constraint outbox_of_webhook check ((channel = 'webhook') = (organization_id is not null) and (channel = 'webhook') = (subject_id is not null));
drop index outbox_due;
create index outbox_due on outbox (next_attempt_at) where sent_at is null and given_up_at is null and channel = 'mail';
create index outbox_webhook_due on outbox (organization_id, position) where sent_at is null and given_up_at is null and channel = 'webhook';
create index outbox_undelivered on outbox (given_up_at, next_attempt_at) where sent_at is null;
create index outbox_delivered on outbox (sent_at desc) where sent_at is not null;
comment on table outbox is 'What leaves the house. Mail: a case number and a link, nothing about the family. Webhook: what it is about, the body is made when it is sent and kept nowhere. Personal data: the recipient''s address. Kept: 2 years after sending.';
comment on column outbox.subject_id is 'What a webhook tells of: the id of a version of a notice.';
comment on column outbox.position is 'The order in which a webhook''s receiver is told.';

create table outbox_attempt (
  outbox_id    uuid not null references outbox on delete cascade,
  number       integer not null,
  at           timestamptz not null,
  outcome      text check (outcome in ('delivered', 'refused', 'failed', 'timedOut', 'unreachable', 'wrongAddress', 'nothingToSay')),
  status       integer check (status between 100 and 599),
  duration_ms  integer check (duration_ms >= 0),
  error        text check (length(error) <= 200),
  primary key (outbox_id, number)
);
comment on table outbox_attempt is 'Each attempt at sending; without an outcome, one that was cut short or is under way. Personal data: none. Kept: with the outbox.';

create table webhook (
  organization_id  uuid primary key references organization,
  url              text not null check (length(url) between 10 and 500),
  secret           bytea not null,
  secret_since     timestamptz not null,
  former_secret    bytea,
  former_until     timestamptz,
  paused_at        timestamptz,
  paused_by        text,
  paused_because   text check (paused_because in ('byHand', 'unauthorized', 'gone', 'failing')),
  tested_at        timestamptz,
  test_outcome     text,
  test_status      integer,
  entered_by       text not null,
  entered_at       timestamptz not null,
  check ((former_secret is null) = (former_until is null)),
  check ((paused_at is null) = (paused_by is null) and (paused_at is null) = (paused_because is null))
);
comment on table webhook is 'Where an organization''s own system is told of its notices; the secrets, encrypted, sign what is sent. Personal data: none. Kept: while it is set up.';
