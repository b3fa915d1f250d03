-- What an agreement is for and what is paid under it; where a listed group is in control, and by whose leave work is done there all the
-- same. What held once stays as it was.

-- partner ------------------------------------------------------------------------------------------------------------------------

alter table agreement_terms add column purposes text[] not null default '{referral}'
  check (cardinality(purposes) > 0 and purposes <@ array['referral', 'identityConfirmation']);
alter table agreement_terms drop constraint agreement_terms_programmes_check;
alter table agreement_terms add constraint agreement_terms_programmes_check check (cardinality(programmes) > 0 or not 'referral' = any (purposes));
alter table agreement_terms add column payment text not null default 'unpaid' check (payment in ('unpaid', 'perRequest'));
alter table agreement_terms add column payment_channel text check (payment_channel in ('bankTransfer', 'cash', 'hawala', 'mobileMoney'));
alter table agreement_terms add column payment_amount numeric(12, 2) check (payment_amount > 0);
alter table agreement_terms add column payment_currency text check (payment_currency ~ '^[A-Z]{3}$');
alter table agreement_terms add constraint agreement_terms_payment_whole check ((payment = 'perRequest') = (payment_channel is not null)
  and (payment = 'perRequest') = (payment_amount is not null) and (payment = 'perRequest') = (payment_currency is not null));
alter table agreement_terms add constraint agreement_terms_payment_purpose check (payment = 'unpaid' or 'identityConfirmation' = any (purposes));
comment on column agreement_terms.payment is 'perRequest: an amount for each request to confirm an identity that was answered.';
comment on column agreement_terms.payment_currency is 'ISO 4217.';
comment on table agreement is 'An agreement under which an organization refers families or confirms identities. Personal data: the user name of the person who entered it. Kept: while it holds and 10 years after.';
comment on table agreement_terms is 'What an agreement says from a day on: purposes, programmes, last day, persons a calendar year, whether people still inside their country may be referred, what is paid. Rows are only added. Personal data: the user name of the person who entered it. Kept: with the agreement.';

create table controlled_area (
  id            uuid primary key,
  country       text not null check (country ~ '^[A-Z]{3}$'),
  region        text check (length(region) between 1 and 100),
  listed_group  text not null check (length(listed_group) between 1 and 200),
  from_day      date not null,
  last_day      date check (last_day >= from_day),
  source        text not null check (length(source) between 1 and 1000),
  entered_by    text not null,
  entered_at    timestamptz not null,
  end_reason    text check (length(end_reason) between 1 and 1000),
  ended_by      text,
  ended_at      timestamptz,
  kept_from     timestamptz generated always as ((last_day + 1)::timestamp at time zone 'UTC') stored,
  check ((last_day is null) = (end_reason is null) and (last_day is null) = (ended_by is null) and (last_day is null) = (ended_at is null))
);
create unique index controlled_area_once on controlled_area (country, coalesce(lower(region), ''), lower(listed_group)) where last_day is null;
create index controlled_area_country on controlled_area (country, from_day);
comment on column controlled_area.region is 'Null: the whole country.';
comment on column controlled_area.last_day is 'Null while the group is in control.';
comment on table controlled_area is 'Where a listed entity (Criminal Code, s. 83.05) is in control, so that work there needs an authorization or a documented exception; one is ended, never overwritten. Personal data: user names of staff. Kept: always; never less than 5 years after its last day.';
create trigger controlled_area_kept before delete on controlled_area for each row execute function keep_five_years();

insert into controlled_area (id, country, listed_group, from_day, source, entered_by, entered_at) values
  ('7d1b6c0e-58f3-4f2a-9a54-0b8f2f5a1c01', 'AFG', 'Taliban', '2021-08-15',
    'Listed entity, Criminal Code s. 83.05, and UN Al-Qaida and Taliban Regulations; in control of the country since the fall of Kabul. Public Safety Canada, authorization regime (S.C. 2023, c. 14)',
    'system', now());

create table work_authorization (
  id                   uuid primary key,
  kind                 text not null check (kind in ('authorization', 'humanitarianException', 'channelException')),
  number               text not null unique check (length(number) between 1 and 60),
  holder               text not null check (length(holder) between 1 and 200),
  purposes             text[] not null
                         check (purposes <@ array['health', 'education', 'livelihoods', 'humanRights', 'immigration', 'federalOperations']),
  country              text not null check (country ~ '^[A-Z]{3}$'),
  region               text check (length(region) between 1 and 100),
  channel              text check (channel in ('cash', 'hawala')),
  valid_from           date not null,
  valid_until          date not null check (valid_until >= valid_from),
  assessment           text check (length(assessment) between 1 and 4000),
  entered_by           text not null,
  entered_at           timestamptz not null,
  approved_by          text check (approved_by <> entered_by),
  approved_at          timestamptz,
  last_day             date not null check (last_day >= valid_until),
  halted               text check (halted in ('suspended', 'revoked')),
  expiry_announced_at  timestamptz,
  version              integer not null default 1,
  kept_from            timestamptz generated always as ((last_day + 1)::timestamp at time zone 'UTC') stored,
  check (kind = 'channelException' or cardinality(purposes) > 0),
  check ((kind = 'channelException') = (channel is not null)),
  check (kind = 'authorization' or assessment is not null),
  check (kind <> 'authorization' or approved_by is null),
  check ((approved_by is null) = (approved_at is null))
);
create index work_authorization_expiry on work_authorization (last_day, id) where expiry_announced_at is null;
comment on column work_authorization.kind is 'authorization: granted under Criminal Code s. 83.032; humanitarianException: documented assessment under s. 83.03(4); channelException: approved use of a channel of payment that leaves no trace with a bank.';
comment on column work_authorization.holder is 'Who holds it: the department itself where NGOs work for it as implementing partners.';
comment on column work_authorization.region is 'Null: the whole country.';
comment on column work_authorization.valid_until is 'Last day as first granted.';
comment on column work_authorization.last_day is 'Last day as it stands, renewals counted.';
comment on column work_authorization.halted is 'What its last event left it in; null when nothing halts it.';
comment on column work_authorization.expiry_announced_at is 'When whoever works under it was told that it is over; null again when it is renewed.';
comment on table work_authorization is 'By whose leave an NGO may work for us where a listed group is in control, and documented exceptions; what is granted is never overwritten. Personal data: user names of staff. Kept: never less than 5 years after its last day (Criminal Code, s. 83.032, records of authorized activities).';

create table work_authorization_partner (
  id                bigint generated always as identity primary key,
  authorization_id  uuid not null references work_authorization,
  organization_id   uuid not null references organization,
  from_day          date not null,
  last_day          date check (last_day >= from_day - 1),
  end_reason        text check (length(end_reason) between 1 and 1000),
  entered_by        text not null,
  entered_at        timestamptz not null,
  ended_by          text,
  ended_at          timestamptz,
  check ((last_day is null) = (end_reason is null) and (last_day is null) = (ended_by is null) and (last_day is null) = (ended_at is null))
);
create unique index work_authorization_partner_once on work_authorization_partner (authorization_id, organization_id) where last_day is null;
create index work_authorization_partner_authorization on work_authorization_partner (authorization_id, id);
create index work_authorization_partner_organization on work_authorization_partner (organization_id);
comment on column work_authorization_partner.last_day is 'Last day on which it is named; the day before the first when it was removed on that day.';
comment on table work_authorization_partner is 'The implementing partners that an authorization or exception names; one is ended, never overwritten. Personal data: user names of staff. Kept: with the authorization.';

create table work_authorization_event (
  id                bigint generated always as identity primary key,
  authorization_id  uuid not null references work_authorization,
  what              text not null check (what in ('suspended', 'reinstated', 'revoked', 'renewed')),
  from_day          date not null,
  until_day         date check (until_day >= from_day),
  reason            text not null check (length(reason) between 1 and 1000),
  entered_by        text not null,
  entered_at        timestamptz not null,
  check ((what = 'renewed') = (until_day is not null))
);
create index work_authorization_event_authorization on work_authorization_event (authorization_id, id);
create unique index work_authorization_event_revoked on work_authorization_event (authorization_id) where what = 'revoked';
comment on column work_authorization_event.until_day is 'Of a renewal: the new last day.';
comment on table work_authorization_event is 'What became of an authorization or exception since it was granted; rows are only added. Personal data: user names of staff. Kept: with the authorization.';

-- What belongs to an authorization is kept as long as the authorization itself, however long ago it happened.
create function keep_with_authorization() returns trigger language plpgsql as $$
begin
  if exists (select 1 from work_authorization a where a.id = old.authorization_id and a.kept_from > now() - interval '5 years') then
    raise exception 'records of %s are kept for five years after the activity', tg_table_name;
  end if;
  return old;
end $$;
create trigger work_authorization_kept before delete on work_authorization for each row execute function keep_five_years();
create trigger work_authorization_partner_kept before delete on work_authorization_partner for each row execute function keep_with_authorization();
create trigger work_authorization_event_kept before delete on work_authorization_event for each row execute function keep_with_authorization();

alter table verification_request add foreign key (authorization_id) references work_authorization;
