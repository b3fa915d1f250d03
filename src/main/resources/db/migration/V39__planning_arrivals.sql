-- handoff: when a family may arrive, how long before a notice goes out, and what the notice says of the journey.

-- Holidays of 2031 to 2035: those each province keeps in 2030, by the same rules. A date that falls on a weekend is a day off anyway.
create function pg_temp.easter(y integer) returns date language sql immutable as $$
  select make_date(y, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1)
  from (select *, (a + 11 * h + 22 * l) / 451 as m
    from (select *, (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7 as l
      from (select *, (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30 as h
        from (select y % 19 as a, y / 100 as b, y % 100 as c) golden) epact) weekday) correction
$$;

-- The nth Monday of a month.
create function pg_temp.monday(y integer, month integer, nth integer) returns date language sql immutable as $$
  select make_date(y, month, 1) + (8 - extract(isodow from make_date(y, month, 1))::integer) % 7 + 7 * (nth - 1)
$$;

create function pg_temp.holiday_on(name text, y integer) returns date language sql immutable as $$
  select case name
    when 'New Year''s Day' then make_date(y, 1, 1)
    when 'Family Day' then pg_temp.monday(y, 2, 3)
    when 'Louis Riel Day' then pg_temp.monday(y, 2, 3)
    when 'Heritage Day' then pg_temp.monday(y, 2, 3)
    when 'Islander Day' then pg_temp.monday(y, 2, 3)
    when 'Good Friday' then pg_temp.easter(y) - 2
    when 'Easter Monday' then pg_temp.easter(y) + 1
    when 'Victoria Day' then make_date(y, 5, 25) - extract(isodow from make_date(y, 5, 24))::integer
    when 'National Patriots'' Day' then make_date(y, 5, 25) - extract(isodow from make_date(y, 5, 24))::integer
    when 'National Holiday' then make_date(y, 6, 24)
    when 'Canada Day' then make_date(y, 7, 1)
    when 'Civic holiday' then pg_temp.monday(y, 8, 1)
    when 'Discovery Day' then pg_temp.monday(y, 8, 3)
    when 'Labour Day' then pg_temp.monday(y, 9, 1)
    when 'National Day for Truth and Reconciliation' then make_date(y, 9, 30)
    when 'Thanksgiving' then pg_temp.monday(y, 10, 2)
    when 'Remembrance Day' then make_date(y, 11, 11)
    when 'Christmas Day' then make_date(y, 12, 25)
    when 'Boxing Day' then make_date(y, 12, 26)
  end
$$;

-- A holiday whose rule is not known here fails on the column that must be filled, rather than being forgotten.
insert into holiday (province, day, name_en, name_fr, source)
select kept.province, pg_temp.holiday_on(kept.name_en, y), kept.name_en, kept.name_fr, kept.source
from holiday kept cross join generate_series(2031, 2035) as y
where kept.day between date '2030-01-01' and date '2030-12-31'
  and not exists (select from holiday known where known.province = kept.province and known.day >= date '2031-01-01');

create table arrival_period (
  province        text not null references province,
  code            text not null check (code in ('yearEnd', 'movingSeason')),
  from_month_day  text not null check (from_month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  to_month_day    text not null check (to_month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  effective_from  date not null,
  effective_to    date,
  meaning_en      text not null,
  meaning_fr      text not null,
  source          text not null,
  primary key (province, code, effective_from),
  check (effective_to is null or effective_to >= effective_from),
  check (from_month_day <= to_month_day)
);
comment on table arrival_period is 'Periods of each year in which a province does not receive families, or receives them with difficulty; what follows is decided by arrival-calendar.dmn. Personal data: none. Kept: always.';

insert into arrival_period (province, code, from_month_day, to_month_day, effective_from, effective_to, meaning_en, meaning_fr, source) values
  ('QC', 'yearEnd', '12-15', '12-31', '2026-01-01', null, 'State-assisted families arrive before 15 December; urgent protection travels all the same', 'Les familles prises en charge par l''État arrivent avant le 15 décembre; la protection urgente voyage malgré tout', 'IRCC, program delivery instructions, resettlement, Quebec target; urgent protection: cases-travel-arrangements'),
  ('QC', 'movingSeason', '06-24', '07-07', '2026-01-01', null, 'Last week of June and first week of July: leases change hands and lodging is not to be had', 'Dernière semaine de juin et première semaine de juillet : les baux changent de mains et il n''y a pas de logement', 'IRCC, program delivery instructions, resettlement, Quebec target');

create table notice_lead (
  province        text not null references province,
  working_days    integer not null check (working_days between 0 and 60),
  effective_from  date not null,
  source          text not null,
  primary key (province, effective_from)
);
comment on table notice_lead is 'How many working days of the receiving province lie at least between a notice of arrival and the arrival. Personal data: none. Kept: always.';

insert into notice_lead (province, working_days, effective_from, source)
select code, 10, '2026-01-01', 'IRCC, program delivery instructions, destining and travel arrangements: a notice at least ten working days before arrival' from province;

alter table arrival_plan
  add column journey jsonb not null default '{}' check (jsonb_typeof(journey) = 'object'),
  add column exceptions jsonb not null default '[]' check (jsonb_typeof(exceptions) = 'array');
alter table notice
  add column journey jsonb not null default '{}' check (jsonb_typeof(journey) = 'object'),
  add column exceptions jsonb not null default '[]' check (jsonb_typeof(exceptions) = 'array'),
  add constraint notice_women_at_risk_apart check (not coalesce(journey -> 'markers' @> '["womenAtRisk"]' and jsonb_array_length(journey -> 'markers') > 1, false));
comment on table arrival_plan is 'When and how the family travels, and the reasons for which a rule about arrivals was set aside. Personal data: itinerary, needs on arrival, reasons. Kept: 10 years after the case closes.';
comment on table notice is 'Notice of arrival transmission (NAT) to a province, each version. Personal data: itinerary, number of persons, needs on arrival, programme, reasons. Kept: 10 years after the case closes.';

alter table arrival_report
  add column incidents text[] not null default '{}' check (incidents <@ array['undeclaredWheelchair', 'undeclaredNeed', 'missedConnection', 'scheduleChange', 'luggage', 'medical', 'documents', 'unannounced', 'notMet']);
comment on table arrival_report is 'What happened on the day of arrival, and what went otherwise than announced. Personal data: remarks. Kept: 10 years after the case closes.';

create table early_notice (
  case_id     uuid primary key references case_file,
  sponsor_id  uuid not null references organization,
  told_at     timestamptz not null
);
create index early_notice_sponsor on early_notice (sponsor_id);
comment on table early_notice is 'When a sponsor in Québec was told that processing is done and its family will travel. Personal data: none. Kept: 10 years after the case closes.';
