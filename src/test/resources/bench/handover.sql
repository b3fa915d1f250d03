-- Made-up families on their way to a province, received there or taken over long ago. :cases is a number; nothing of it is checked row by row.
set session_replication_role = replica;
set synchronous_commit = off;

create temp table spot as select code, province, province = 'QC' as quebec, row_number() over (partition by province = 'QC' order by code) - 1 as n,
  count(*) over (partition by province = 'QC') as all_of_them from place;
-- three years of arrivals, the last of them sixty days from now
create temp table family as
select i, md5('case' || i)::uuid as id, 'PAS-2020-' || lpad(i::text, 6, '0') as number, i % 5 = 0 as quebec, 1 + (i * 7 + i / 13) % 8 as size,
  current_date + 60 - (:cases - i) * 1155 / :cases as day, p.code as place, o.id as office
from generate_series(1, :cases) i join spot p on p.quebec = (i % 5 = 0) and p.n = i / 5 * 5 % p.all_of_them
  join organization o on o.province = p.province and o.kind in ('province', 'ministry');
insert into case_file (id, number, partner_id, partner_reference, stage, priority, received_at, screened_at, closed_at, outcome, archive_after, archived_at)
select id, number, (select o.id from organization o where kind = 'referralPartner' order by code limit 1), number,
  case when day < current_date - 200 then 'closed' else 'handoff' end, 'normal', day - interval '400 days', day - interval '399 days',
  case when day < current_date - 200 then day + interval '200 days' end, case when day < current_date - 200 then 'received' end,
  case when day < current_date - 200 then day + 930 end, case when day < current_date - 930 and i % 7 > 0 then now() end from family;
insert into person (id, case_id, position, relation, accompanying, full_name, sex, birth_as_written, nationality)
select md5('person' || i || '.' || p)::uuid, id, p, case p when 1 then 'principalApplicant' else 'child' end, p < 8, 'Fictional Person ' || p, 'female', '1990', 'AFG'
from family, generate_series(1, size) p;
insert into referral (case_id, version, primary_category, secondary_category, stated_size, danger, medical_need, country_of_asylum, inside_home_country, languages,
  intended_province, claim, need, consent, submitted_at, submitted_by)
select id, 1, 'LPN', 'LAD', size, 'none', 'none', 'PAK', false, '{prs}', case when quebec then 'QC' end, 'A fictional claim.', 'A fictional need.', true, day - interval '400 days', 'bench' from family;
insert into selection (case_id, requested_at, answered_at, answered_by, granted, csq_number, csq_expires, place)
select id, day - interval '120 days', case when i % 60 > 0 then day - interval '90 days' end, case when i % 60 > 0 then 'quebec' end, case when i % 60 > 0 then true end,
  case when i % 60 > 0 then 'CSQ-' || i end, case when i % 60 > 0 then day + 700 end, case when i % 60 > 0 then place end from family where quebec;
insert into destination (case_id, place, decided_by, decided_at) select id, place, 'destining', day - interval '60 days' from family;
insert into city_year (place, year, taken) select place, extract(year from day)::int, count(*) * 4 from family where not quebec group by 1, 2;
insert into arrival_plan (case_id, arrives_on, port, flight, planned_by, planned_at) select id, day, 'YYZ', 'ZZ 123', 'destining', day - interval '30 days' from family;
insert into charge (case_id, taken_by, sponsor_id, settled_at, stream)
select id, case when i % 4 = 0 then 'sponsor' end, case when i % 4 = 0 then (array(select o.id from organization o where kind = 'sponsor' order by code))[1 + i / 4 % 7] end, day - interval '90 days', 'blended' from family;

-- one to four versions of each notice; the last is in force, or cancelled, or called back
insert into notice (id, case_id, number, version, province_id, state, arrives_on, port, flight, persons, sent_at, receipt_due_at)
select md5('notice' || i || '.' || v)::uuid, id, 'NAT-2020-' || lpad(i::text, 6, '0'), v, office,
  case when i % 100 = 7 then 'recalled' when v < 1 + i % 4 then 'superseded' when i % 50 = 3 then 'cancelled' else 'current' end,
  day, 'YYZ', 'ZZ 123', size, day - interval '30 days' + v * interval '1 day', day - interval '28 days' + v * interval '1 day' from family, generate_series(1, 1 + i % 4) v;
insert into notice_recipient (notice_id, organization_id, part, owes_receipt, received_at, received_by, received_how)
select n.id, a.organization_id, a.part, a.part <> 'sponsor', r.at, case when r.at is not null then 'bench' end, case when r.at is not null then 'signedIn' end
from family f join notice n on n.case_id = f.id cross join lateral (select f.office as organization_id, 'office' as part
  union all select organization_id, 'provider' from provider_city where place = f.place
  union all select sponsor_id, 'sponsor' from charge where case_id = f.id and taken_by = 'sponsor') a
  cross join lateral (select case when a.part <> 'sponsor' and (f.day < current_date or f.i % 10 > 0) then n.sent_at + interval '3 hours' end as at) r;
insert into arrival_report (id, notice_id, result, happened_on, reported_by, reported_at)
select gen_random_uuid(), md5('notice' || i || '.' || 1 + i % 4)::uuid, case when i % 200 = 11 then 'noShow' else 'arrived' end, day, 'bench', day + interval '5 hours'
from family where day < current_date and i % 300 <> 1;
insert into reception (case_id, confirmed_at, confirmed_by, taken_over_at, taken_over_by)
select id, day + interval '1 day', 'bench', case when day < current_date - 120 and i % 40 > 0 then day + interval '110 days' end, case when day < current_date - 120 and i % 40 > 0 then 'bench' end
from family where day < current_date and i % 300 <> 1;
update notice n set at_hand = false from reception e where e.case_id = n.case_id and e.taken_over_at is not null;
insert into notice_recall (number, case_id, reason, recalled_by, recalled_at)
select 'NAT-2020-' || lpad(i::text, 6, '0'), id, 'A fictional mistake.', 'destining', day - interval '20 days' from family where i % 100 = 7;
insert into notice_recall_recipient (number, organization_id, destroyed_at, destroyed_by)
select l.number, o.organization_id, case when f.i % 1000 > 7 then now() end, case when f.i % 1000 > 7 then 'bench' end from notice_recall l join family f on f.id = l.case_id
  cross join lateral (select distinct a.organization_id from notice n join notice_recipient a on a.notice_id = n.id where n.number = l.number) o;
insert into milestone (case_id, kind, owed_by, due_on, state, settled_on, settled_by)
select f.id, r.kind, r.owed_by, d.due, what, case when what <> 'open' then d.due - 2 end, case when what <> 'open' then 'bench' end
from family f join milestone_rule r on r.region = case when f.quebec then 'quebec' else 'elsewhere' end and r.takers <> 'sponsored'
  cross join lateral (select (f.day + r.due::interval)::date as due) d
  cross join lateral (select case when d.due > current_date or (f.i + length(r.kind)) % 40 = 0 then 'open' when f.i % 30 = 1 then 'declined' else 'reached' end as what) w
where f.day < current_date and f.i % 300 <> 1;

-- ten for each case: who read a version of its notice
insert into disclosure (at, recipient_id, agreement_id, legal_basis, purpose, fields, case_id, version, channel, told_to)
select f.day - interval '20 days' + k * interval '37 hours' + f.i % 3600 * interval '1 second', f.office, a.id, a.legal_basis, 'reception', '{caseNumber,names,birth,itinerary,destination}', f.id,
  'NAT-2020-' || lpad(f.i::text, 6, '0') || '/' || 1 + k % (1 + f.i % 4), (array['page', 'api', 'pdf'])[1 + k % 3], 'bench' || k % 3
from family f join disclosure_agreement a on a.recipient_id = f.office, generate_series(1, 10) k;
insert into disclosure_incident (number, case_id, recipient_id, notice_number, account, found_on, fields, opened_by, opened_at)
select 'INC-2020-' || lpad(f.i::text, 6, '0'), f.id, f.office, case when f.i % 100 = 7 then 'NAT-2020-' || lpad(f.i::text, 6, '0') end, 'A fictional mistake.', f.day, '{names}', 'compliance', f.day
from family f where f.i % 100 in (7, 57) and f.i % 2000 > 7;
insert into unannounced_report (id, organization_id, landed_on, port, persons, languages, names, place, reported_by, reported_at, not_ours, settled_by, settled_at)
select md5('report' || f.i)::uuid, f.office, f.day, 'YYZ', f.size, 'Dari', null, f.place, 'bench', f.day, case when f.day < current_date - 30 then 'Fictional visitors.' end,
  case when f.day < current_date - 30 then 'destining' end, case when f.day < current_date - 30 then f.day + interval '3 days' end from family f where f.i % 4 = 1;
insert into search_step (id, case_id, asked, account, taken_at, noted_by, noted_at)
select gen_random_uuid(), id, 'carrier', 'A fictional answer.', day + k * interval '1 hour', 'destining', now() from family, generate_series(1, 8) k where i % 200 = 11;
insert into outbox (id, idempotency_key, recipient, language, template, case_number, path, created_at, attempts, next_attempt_at, sent_at, given_up_at, channel, organization_id, subject_id)
select md5('mail' || i || '.' || k)::uuid, 'bench:' || i || '.' || k, 'office@example.org', 'en', 'noticeSent', number, '/province', day - interval '30 days', 1 + i % 3, day,
  case when i % 500 > k then day - interval '29 days' end, case when i % 1000 = k then now() end, case k when 3 then 'webhook' else 'mail' end, case k when 3 then office end,
  case k when 3 then id end from family, generate_series(1, 5) k;
insert into outbox_attempt (outbox_id, number, at, outcome, duration_ms) select id, n, created_at, 'failed', 100 from outbox, generate_series(1, attempts) n where idempotency_key like 'bench:%';
set session_replication_role = origin;
