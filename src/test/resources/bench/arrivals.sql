-- The families of lists.sql on their way and arrived: 50,000 versions of notices for every 20,000 families, over four years, in every state that a list of
-- arrivals can show them in. Of the versions that were replaced, one in five never got its receipt.
set session_replication_role = replica;
set synchronous_commit = off;

create temp table voyage as
select f.id, row_number() over (order by f.number) as i, 1 + row_number() over (order by f.number) % 4 as versions
from case_file f where f.number like 'L-%';
alter table voyage add column lands date, add column place text, add column province text, add column office uuid, add column provider uuid;
update voyage set lands = current_date + 42 - (i * 1460 / (select count(*) from voyage))::int;
update voyage v set place = p.code, province = p.province from (select code, province, row_number() over (order by code) - 1 as n, count(*) over () as all_of_them from place) p
where p.n = v.i * 7 % p.all_of_them;
update voyage v set office = o.id from organization o where o.province = v.province and o.kind in ('province', 'ministry');
update voyage v set provider = (select id from organization where kind = 'settlementProvider' order by code limit 1) where i % 2 = 0;
insert into destination (case_id, place, reason, decided_by, decided_at) select id, place, 'A fictional reason.', 'bench', now() from voyage on conflict do nothing;

create temp table sent as
select v.*, n, n = versions as last, md5('notice' || i || '.' || n)::uuid as notice,
  case when n < versions then 'superseded' when i % 20 = 0 then 'cancelled' else 'current' end as state,
  lands - (versions - n)::int * 6 as arrives_on, (lands - 25 - (versions - n)::int * 6)::timestamptz as sent_at
from voyage v, generate_series(1, versions) n;
insert into notice (id, case_id, number, version, province_id, state, arrives_on, port, persons, sent_at, receipt_due_at, reopened_because)
select notice, id, 'NAT-L-' || lpad(i::text, 6, '0'), n, office, state, arrives_on, 'YYZ', 1 + i % 7, sent_at, sent_at + interval '1 day', case when last and i % 97 = 0 then 'A fictional change.' end
from sent;
insert into notice_recipient (notice_id, organization_id, part, owes_receipt, times_sent, received_at, received_by, received_how)
select notice, who, part, true, case when silent then 2 else 1 end, case when not silent then sent_at + interval '5 hours' end, case when not silent then 'bench' end,
  case when not silent then 'signedIn' end
from (select notice, office as who, 'office' as part, sent_at, case when last then lands > current_date and i % 9 = 0 else i % 5 = 0 end as silent from sent
  union all select notice, provider, 'provider', sent_at, case when last then lands > current_date and i % 11 = 0 else i % 5 = 1 end from sent where provider is not null) each_one;
insert into arrival_report (id, notice_id, result, happened_on, reported_by, reported_at)
select gen_random_uuid(), notice, case when i % 100 = 1 and lands > current_date - 60 then 'noShow' when i % 50 = 2 and lands > current_date - 60 then 'changed' else 'arrived' end,
  arrives_on, 'bench', arrives_on + interval '1 day' from sent where last and lands < current_date and i % 200 <> 3;
-- who never came before was found or given up
insert into arrival_report (id, notice_id, result, happened_on, reported_by, reported_at)
select gen_random_uuid(), notice, 'noShow', arrives_on, 'bench', arrives_on + interval '1 day' from sent where n = 1 and not last and i % 30 = 0;
insert into case_wait (id, case_id, element, holder, critical, began_at, ended_at)
select 'bench' || i, id, 'userTask_callRecipient', 'province', true, sent_at + interval '3 days', case when i % 2 = 1 then sent_at + interval '4 days' end
from sent where state = 'current' and lands > current_date and i % 9 = 0;
update case_file c set stage = case when v.lands < current_date - 120 then 'closed' else 'handoff' end, closed_at = case when v.lands < current_date - 120 then now() end
from voyage v where v.id = c.id;
update notice n set at_hand = false from case_file c where c.id = n.case_id and c.closed_at is not null;
set session_replication_role = origin;
