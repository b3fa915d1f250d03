-- dossier: the calendars in which those who receive families see when they are expected.

create table calendar_feed (
  account_id       uuid primary key references account,
  organization_id  uuid not null references organization,
  token_hash       text not null unique check (length(token_hash) = 64),
  language         text not null check (language in ('en', 'fr')),
  made_at          timestamptz not null,
  last_read_at     timestamptz,
  reads            integer not null default 0,
  reads_since      timestamptz
);
create index calendar_feed_organization on calendar_feed (organization_id);
comment on table calendar_feed is 'The address at which a person''s own calendar reads when families are expected; of its secret only a hash. Personal data: whose it is, when it was last read. Kept: until the person withdraws it or makes another.';
comment on column calendar_feed.organization_id is 'Whose arrivals it shows. It is worth nothing once the person is somewhere else.';
comment on column calendar_feed.reads is 'How often it was read since the moment beside it; it is answered so many times and no more in a quarter of an hour.';

create index notice_by_arrival on notice (arrives_on);
