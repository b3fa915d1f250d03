-- Québec's collective sponsorship: windows in which applications are received, the applications, and the draw of those that are more than a cap.

create table reception_window (
  id            uuid primary key,
  ministry_id   uuid not null references organization,
  opens_on      date not null,
  closes_on     date not null check (closes_on >= opens_on),
  admission     text not null check (admission in ('inOrder', 'byDraw')),
  per_sponsor   integer not null check (per_sponsor between 1 and 20),
  source        text not null,
  entered_by    text not null,
  entered_at    timestamptz not null,
  withdrawn_by  text,
  withdrawn_at  timestamptz,
  listed_at     timestamptz,
  unique (id, per_sponsor)
);
create index reception_window_closing on reception_window (closes_on desc, id desc);
comment on table reception_window is 'Days on which Québec''s ministry receives applications for collective sponsorship, and how many of one sponsor. Never changed: what was entered wrong is withdrawn before it opens and entered again. Personal data: none. Kept: always.';

create table reception_pool (
  window_id  uuid not null references reception_window,
  pool       text not null check (pool in ('all', 'R', 'RS', 'E', 'ES')),
  cap        integer not null check (cap > 0),
  taken      integer not null default 0,
  primary key (window_id, pool),
  constraint reception_cap check (taken between 0 and cap)
);
comment on table reception_pool is 'How many applications a window receives, of one category or in all, and how many it has received. Personal data: none. Kept: always.';

create table reception_application (
  id           uuid primary key,
  number       text not null unique check (number ~ '^[0-9A-Z]{10}$'),
  window_id    uuid not null,
  per_sponsor  integer not null,
  pool         text not null,
  category     text not null check (category in ('R', 'RS', 'E', 'ES')),
  case_id      uuid not null references case_file,
  sponsor_id   uuid not null references sponsor,
  slot         integer not null,
  declared     boolean not null check (declared),
  state        text not null check (state in ('waiting', 'received', 'notDrawn')),
  rank         integer check (rank > 0),
  applied_by   text not null,
  applied_at   timestamptz not null,
  decided_at   timestamptz,
  foreign key (window_id, per_sponsor) references reception_window (id, per_sponsor),
  foreign key (window_id, pool) references reception_pool,
  check (pool in ('all', category)),
  check (slot between 1 and per_sponsor),
  check ((state = 'waiting') = (decided_at is null)),
  constraint reception_one_per_refugee unique (window_id, case_id),
  constraint reception_most_per_sponsor unique (window_id, sponsor_id, slot)
);
create index reception_application_case on reception_application (case_id, sponsor_id);
create index reception_application_sponsor on reception_application (sponsor_id, applied_at desc, id);
create index reception_application_list on reception_application (window_id, number collate "C");
create index reception_application_order on reception_application (window_id, rank);
comment on table reception_application is 'A sponsor''s application for one family in one window: one for a family, at most so many of a sponsor, none beyond the cap. Personal data: none; it points to a case. Kept: 10 years after the window.';

create table reception_draw (
  window_id     uuid primary key references reception_window,
  applications  integer not null check (applications > 0),
  list_hash     text not null check (list_hash ~ '^[0-9a-f]{64}$'),
  nonce         text not null check (nonce ~ '^[0-9a-f]{64}$'),
  commitment    text not null,
  value_source  text not null,
  value_due_at  timestamptz not null,
  published_by  text not null,
  published_at  timestamptz not null check (published_at < value_due_at),
  value         text,
  seed          text,
  drawn_by      text,
  drawn_at      timestamptz check (drawn_at >= value_due_at),
  check (commitment = encode(sha256(convert_to(nonce || list_hash, 'UTF8')), 'hex')),
  check (seed = encode(sha256(convert_to(nonce || '|' || value || '|' || list_hash, 'UTF8')), 'hex')),
  check ((value is null) = (drawn_at is null) and (seed is null) = (drawn_at is null) and (drawn_by is null) = (drawn_at is null))
);
create index reception_draw_published on reception_draw (published_at desc, window_id desc);
comment on table reception_draw is 'The published list and commitment of a draw, and later its public value and seed. The nonce is shown once it is drawn. Personal data: none. Kept: always.';

create function reception_window_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.id, new.ministry_id, new.opens_on, new.closes_on, new.admission, new.per_sponsor, new.source, new.entered_by, new.entered_at)
      is distinct from (old.id, old.ministry_id, old.opens_on, old.closes_on, old.admission, old.per_sponsor, old.source, old.entered_by, old.entered_at)
      or old.withdrawn_at is not null or old.listed_at is not null
      or new.withdrawn_at is not null and exists (select 1 from reception_application where window_id = old.id) then
    raise exception 'a reception window stands as it was announced';
  end if;
  return new;
end $$;
create trigger reception_window_stands before update or delete on reception_window for each row execute function reception_window_stands();

create function reception_pool_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if exists (select 1 from reception_application where window_id = new.window_id) then
      raise exception 'a reception window stands as it was announced';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or (new.window_id, new.pool, new.cap) is distinct from (old.window_id, old.pool, old.cap) or new.taken < old.taken then
    raise exception 'a reception window stands as it was announced';
  end if;
  return new;
end $$;
create trigger reception_pool_stands before insert or update or delete on reception_pool for each row execute function reception_pool_stands();

-- the lock waits for whoever publishes the list at this moment, and that one waits for whoever applies
create function reception_application_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform 1 from reception_window where id = new.window_id for key share;
    if exists (select 1 from reception_window where id = new.window_id and (listed_at is not null or withdrawn_at is not null)) then
      raise exception 'the list of this reception window is final';
    end if;
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
create trigger reception_application_stands before insert or update or delete on reception_application
  for each row execute function reception_application_stands();

-- whoever is received takes one of the window's places, so that the cap is held by its check
create function reception_application_takes() returns trigger language plpgsql as $$
begin
  if new.state = 'received' then
    update reception_pool set taken = taken + 1 where window_id = new.window_id and pool = new.pool;
  end if;
  return null;
end $$;
create trigger reception_application_takes after insert or update of state on reception_application for each row execute function reception_application_takes();

create function reception_draw_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.drawn_at is not null
      or (new.window_id, new.applications, new.list_hash, new.nonce, new.commitment, new.value_source, new.value_due_at, new.published_by, new.published_at)
      is distinct from (old.window_id, old.applications, old.list_hash, old.nonce, old.commitment, old.value_source, old.value_due_at, old.published_by,
      old.published_at) then
    raise exception 'what was published of a draw stands';
  end if;
  return new;
end $$;
create trigger reception_draw_stands before update or delete on reception_draw for each row execute function reception_draw_stands();
