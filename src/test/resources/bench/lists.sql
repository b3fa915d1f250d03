-- Made-up families and sponsors in every state that a list can show them in. :families and :sponsors are numbers; nothing of it is checked row by row.
set session_replication_role = replica;
set synchronous_commit = off;

create temp table spot as select code, province, row_number() over (partition by province = 'QC' order by code) - 1 as n,
  count(*) over (partition by province = 'QC') as all_of_them, province = 'QC' as quebec from place;
create temp table tongue as select row_number() over () - 1 as n, code from unnest(array['en', 'fr', 'ar', 'prs', 'so', 'sw', 'ti', 'es', 'my']) code;
create temp table country as select row_number() over () - 1 as n, code from unnest(array['AFG', 'SYR', 'SOM', 'COD', 'ERI', 'SSD', 'MMR', 'COL', 'IRQ', 'ETH']) code;

create temp table giver as
select s, md5('sponsor' || s)::uuid as id, 'BENCH' || lpad(s::text, 5, '0') as code, p.code as place, p.province, s % 5 = 0 as quebec,
  case when s % 10 = 0 then 'quebecGroup' when s % 10 = 5 then 'quebecOrganization' when s % 10 = 1 then 'agreementHolder' when s % 5 in (1, 2) then 'constituentGroup'
    when s % 5 = 3 then 'communitySponsor' else 'groupOfFive' end as kind, md5('sponsor' || s - s % 10 + 1)::uuid as holder
from generate_series(1, :sponsors) s join spot p on p.quebec = (s % 5 = 0) and p.n = s * 7 % p.all_of_them;
insert into organization (id, code, kind, name_en, name_fr, language, email, province)
select id, code, 'sponsor', 'Fictional sponsor ' || s, 'Répondant fictif ' || s, 'en', 'sponsor' || s || '@example.org', province from giver;
insert into sponsor (organization_id, kind, place, languages, families, largest_household, persons, children, special_needs, takes, category, holder_id, active_since,
  charity_number, req_number, members_kept)
select id, kind, place, array(select code from tongue where n in (s % 9, s / 9 % 9)), 4 + s % 9, 3 + s % 6, 30 + s % 40, 15 + s % 20, 2 + s % 4,
  case s % 3 when 0 then array['medical', 'singleParent'] else array['medical', 'mobility', 'singleParent', 'unaccompaniedMinor'] end, case when quebec then 'E' end,
  case when kind = 'constituentGroup' then holder end, '2010-01-01', '123', '456', true from giver;
insert into sponsor_member (id, organization_id, number, name, role, spokesperson, status, adult, lives_in_community, household_persons, from_day, entered_by, entered_at)
select md5('member' || s || '.' || m)::uuid, id, m, 'Fictional Member ' || m, null, m = 1, 'citizen', true, true, 3, '2020-01-01', 'bench', now()
from giver, generate_series(1, 5) m;
insert into sponsor_member_bar (member_id, bar, clear, declared_on, entered_by, entered_at)
select m.id, bar, true, '2026-01-01', 'bench', now() from sponsor_member m,
  unnest(array['removalOrder', 'detention', 'seriousConviction', 'supportPayments', 'lastResortAid', 'pastUndertakings']) bar where m.entered_by = 'bench';
insert into sponsor_vetting (organization_id, vetted_on, outcome, vetted_by, entered_at) select id, current_date - 400 * v, 'cleared', 'bench', now()
from giver, generate_series(0, 1) v where s % 20 <> 7;
insert into sponsor_funds (organization_id, kind, amount, shown_on, confirmed_by, entered_at)
select id, 'bankAccount', 60000 + s % 10 * 10000, '2026-01-01', 'bench', now() from giver, generate_series(1, 3);
insert into sponsor_allocation (organization_id, year, persons, used)
select id, y, 4000, 900 from giver, generate_series(extract(year from current_date)::int - 3, extract(year from current_date)::int + 1) y where kind = 'agreementHolder';
insert into sponsor_tie (organization_id, kind, code) select id, 'nationality', c.code from giver join country c on c.n in (s % 10, s / 10 % 10);
insert into sponsor_wish (organization_id, languages, countries, smallest, largest, welcomes)
select id, array(select code from tongue where n = s % 9), '{}', case when s % 2 = 0 then 1 + s % 3 end, null, array['children'] from giver;

create temp table family as
select i, md5('case' || i)::uuid as id, i <= :families / 2 as waits, 1 + (i * 7 + i / 13) % 8 as size, timestamptz '2026-11-01' - (i % 300) * interval '1 day' as since
from generate_series(1, :families) i;
insert into case_file (id, number, partner_id, partner_reference, stage, priority, received_at, screened_at, closed_at)
select id, 'L-' || lpad(i::text, 7, '0'), (select id from organization where kind = 'referralPartner' order by code limit 1), 'L-' || i,
  case when waits then 'matching' when i % 3 = 0 then 'closed' else 'handoff' end, case i % 20 when 0 then 'emergency' when 1 then 'urgent' else 'normal' end, since - interval '90 days',
  since - interval '90 days', case when not waits and i % 3 = 0 then since + interval '60 days' end from family;
insert into person (id, case_id, position, relation, accompanying, full_name, sex, birth_as_written, birth_earliest, birth_latest, nationality, particulars)
select md5('person' || i || '.' || p)::uuid, id, p, case p when 1 then 'principalApplicant' when 2 then 'spouse' else 'child' end, p < 8, 'Fictional Person ' || p,
  case p % 2 when 0 then 'male' else 'female' end, y::text, make_date(y, 1, 1), make_date(y, 12, 31), c.code,
  case i % 4 when 0 then '{}' else '{"education": "secondary", "occupation": "tailor", "statusRecognizedBy": "unhcr"}' end::jsonb
from family join country c on c.n = i % 10, generate_series(1, size) p, lateral (select case when p <= 2 then 1970 + i % 30 else 2008 + (i + p) % 16 end as y) born;
insert into referral (case_id, version, primary_category, secondary_category, stated_size, danger, medical_need, country_of_asylum, inside_home_country, languages,
  intended_province, sponsor_code, claim, need, consent, submitted_at, submitted_by)
select id, 1, case i % 12 when 0 then 'SVT' else 'LPN' end, 'LAD', size, 'none', case i % 9 when 0 then 'significant' else 'none' end, (array['PAK', 'LBN', 'KEN', 'UGA', 'THA'])[1 + i % 5],
  false, array(select t.code from tongue t where t.n in (i % 9, 2 + i / 9 % 7)), case i % 10 when 0 then 'QC' when 1 then 'ON' when 2 then 'MB' when 3 then 'BC' end,
  case when i % 5 = 0 then 'BENCH' || lpad((1 + (i * 7 - 1) % :sponsors)::text, 5, '0') end, 'A fictional claim.', 'A fictional need.', true, since - interval '90 days', 'bench' from family;
insert into referral_version (case_id, version, content, submitted_at, submitted_by)
select id, 1, jsonb_build_object('consentsTo', array['verifiers', 'sponsors'], 'specificNeeds', case i % 6 when 0 then '[{"need": "DS"}, {"need": "TR"}]' when 1 then '[{"need": "SP"}]' else '[]' end::jsonb,
  'claim', (select string_agg(md5(i || '.' || k), ' ') from generate_series(1, 60) k), 'relatives', '[]'::jsonb), since - interval '90 days', 'bench' from family;
insert into waiting_family (case_id, stream, waiting_since, left_at)
select id, case i % 9 when 0 then 'jointAssistance' else 'blended' end, since, case when not waits then since + interval '40 days' end from family;
insert into family_tie (id, case_id, place, kind, confirmed, recorded_by, recorded_at)
select gen_random_uuid(), f.id, p.code, 'relative', true, 'bench', now() from family f join spot p on not p.quebec and p.n = i % p.all_of_them where i % 3 = 0;
insert into family_wish (id, case_id, place, wish, recorded_by, recorded_at)
select gen_random_uuid(), f.id, p.code, 'first', 'bench', now() from family f join spot p on not p.quebec and p.n = i * 3 % p.all_of_them where i % 4 = 0;

-- who was asked: the last answer of a past family is the one that counts
insert into proposal (id, case_id, sponsor_id, named, state, proposed_at, held_at, expires_at, ended_at, answered_by, decline_code, persons, children, special_needs)
select md5('proposal' || i || '.' || k)::uuid, f.id, g.id, k = 0 and i % 5 = 0, what, since + (3 - k) * interval '5 days', since + (3 - k) * interval '6 days',
  since + (3 - k) * interval '13 days', case when what <> 'held' then since + (3 - k) * interval '8 days' end, case when what in ('accepted', 'declined') then 'bench' end,
  case what when 'declined' then 'housing' end, size, greatest(size - 2, 0), case when i % 6 = 0 then 1 else 0 end
from family f cross join generate_series(0, 2) k cross join lateral (select case when waits or k > 0 then case i % 3 when 0 then 'expired' else 'declined' end
  when i % 40 = 0 then 'held' else 'accepted' end as what) became join giver g on g.s = 1 + (i * 7 + k * 613 - 1) % :sponsors where k < 2 or i % 2 = 1;
update sponsor s set families_taken = p.families, families = greatest(s.families, p.families + s.families / 3), persons_taken = p.persons, persons = greatest(s.persons, p.persons + s.persons / 3),
  children_taken = p.children, children = greatest(s.children, p.children + s.children / 3), special_needs_taken = p.special, special_needs = greatest(s.special_needs, p.special + 1)
from (select sponsor_id, count(*) as families, sum(persons) as persons, sum(children) as children, sum(special_needs) as special from proposal where state in ('held', 'accepted') group by 1) p
where p.sponsor_id = s.organization_id;
insert into charge (case_id, stream, taken_by, sponsor_id, settled_at)
select f.id, case when g.quebec then 'quebecCollective' when p.named then 'namedSponsor' else 'blended' end, case when p.id is not null then 'sponsor' end, p.sponsor_id, p.ended_at
from family f left join proposal p on p.case_id = f.id and p.state = 'accepted' left join giver g on g.id = p.sponsor_id;
insert into stream_choice (case_id, stream, reason, chosen_by, chosen_at) select id, 'blended', 'A fictional reason.', 'bench', now() from family, generate_series(1, 2) where i % 5 = 0;
insert into sponsor_welcome (sponsor_id, case_id, at, said_by)
select g.id, f.id, now(), 'bench' from giver g, generate_series(0, 24) k join family f on true where f.i = 1 + (k * 797) % :families and g.s % 4 = k % 4;
insert into sponsor_allocation_charge (proposal_id, organization_id, year, persons, charged_at)
select p.id, coalesce(s.holder_id, s.organization_id), extract(year from current_date)::int, p.persons, p.ended_at from proposal p join sponsor s on s.organization_id = p.sponsor_id
where p.state = 'accepted' and s.kind in ('agreementHolder', 'constituentGroup');

insert into undertaking (id, case_id, proposal_id, sponsor_id, stream, months, state, version, asked_at, due_at, filed_at, filed_by, decided_at, decided_by, by_ministry, reason, ended_at, established_on)
select md5('undertaking' || f.i)::uuid, f.id, p.id, p.sponsor_id, c.stream, 12, what, case when what in ('asked', 'lapsed') then 0 else 1 end, p.ended_at, p.ended_at + interval '7 days',
  case when what not in ('asked', 'lapsed') then p.ended_at + interval '3 days' end, case when what not in ('asked', 'lapsed') then 'bench' end,
  case when what in ('toBeCorrected', 'approved') then p.ended_at + interval '6 days' end, case when what in ('toBeCorrected', 'approved') then 'bench' end,
  case when what in ('toBeCorrected', 'approved') then c.stream = 'quebecCollective' end, case what when 'toBeCorrected' then 'A fictional reason.' end,
  case when what = 'lapsed' then p.ended_at + interval '7 days' end, case what when 'approved' then p.ended_at::date + 60 end
from family f join proposal p on p.case_id = f.id and p.state = 'accepted' join charge c on c.case_id = f.id,
  lateral (select case when i % 10 = 1 then 'asked' when i % 10 = 3 then 'filed' when i % 20 = 5 then 'toBeCorrected' when i % 20 = 7 then 'lapsed' else 'approved' end as what) became;
insert into undertaking_filing (undertaking_id, version, declarations, members, filed_at, filed_by) select id, 1, '{solidary}', '{}', filed_at, filed_by from undertaking where version = 1;
insert into settlement_cost (undertaking_id, version, item, money, in_kind) select id, 1, item, 500, 0 from undertaking,
  unnest(array['clothing', 'furniture', 'household', 'foodStaples', 'hookUps', 'school', 'shelter', 'transport', 'living']) item where version = 1;
insert into settlement_duty (undertaking_id, version, duty, done_by) select id, 1, duty, 'sponsor' from undertaking,
  unnest(array['airport', 'interpreter', 'orientation', 'languageTraining', 'employment', 'healthVisit', 'provincialHealth', 'school']) duty where version = 1;
insert into sponsor_report (undertaking_id, code, due_on, to_be_confirmed, filed_at, filed_by, account)
select id, code, established_on + after, true, case when k % 3 > 0 then now() end, case when k % 3 > 0 then 'bench' end, case when k % 3 > 0 then 'A fictional account.' end
from (select id, established_on, row_number() over () as k from undertaking where established_on is not null) u, (values ('first', 90), ('atEnd', 365)) r (code, after);

insert into reception_window (id, ministry_id, opens_on, closes_on, admission, per_sponsor, source, entered_by, entered_at, listed_at)
select md5('window' || w)::uuid, (select id from organization where kind = 'ministry' and province = 'QC'), current_date - w * 30 - 10, current_date - w * 30 + 10, 'byDraw', 20, 'A fictional notice.', 'bench',
  now(), case when w > 1 then now() end from generate_series(0, 29) w;
insert into reception_pool (window_id, pool, cap, taken) select md5('window' || w)::uuid, 'all', 1000, case when w > 1 then 200 else 0 end from generate_series(0, 29) w;
insert into reception_application (id, number, window_id, per_sponsor, pool, category, case_id, sponsor_id, slot, declared, state, rank, applied_by, applied_at, decided_at)
select gen_random_uuid(), upper(substr(md5(w || '.' || a), 1, 10)), md5('window' || w)::uuid, 20, 'all', 'E', f.id, g.id, 1 + a / (:sponsors / 5), true,
  case when w <= 1 then 'waiting' when a <= 200 then 'received' else 'notDrawn' end, case when w > 1 then a end, 'bench', now() - w * interval '30 days', case when w > 1 then now() end
from generate_series(0, 29) w, generate_series(1, least(:families / 4, :sponsors * 3)) a join family f on true join giver g on true
where f.i = a and g.s = 5 + 5 * (a % (:sponsors / 5)) and (w = 1 or a % 10 = w % 10);
insert into reception_draw (window_id, applications, list_hash, nonce, commitment, value_source, value_due_at, published_by, published_at)
select id, 600, h, h, encode(sha256(convert_to(h || h, 'UTF8')), 'hex'), 'A fictional source.', now(), 'bench', now() - interval '1 day'
from (select id, encode(sha256(convert_to(id::text, 'UTF8')), 'hex') as h from reception_window where listed_at is not null and entered_by = 'bench') w;

insert into sponsorship_breakdown (id, case_id, sponsor_id, reported_as, reason, reported_by, reported_at)
select gen_random_uuid(), p.case_id, p.sponsor_id, 'officer', 'A fictional reason.', 'bench', now() from proposal p join family f on f.id = p.case_id
where p.state = 'accepted' and f.i % 10 = 2;
insert into family_card_change (case_id) select id from family limit 1;
set session_replication_role = origin;
