-- The round that was just planned, as if twenty more had been published within the year; one family in twenty goes elsewhere than planned.
set session_replication_role = replica;
insert into matching_round (id, number, state, begun_by, begun_at, attempt, collected_at, policy, policy_version, past_families, objective, bound, proven, took_ms, planned_at, ended_by, ended_at)
select md5('round' || n)::uuid, 'R-2026-9' || lpad(n::text, 3, '0'), 'published', 'bench', now() - n * interval '7 days', 1, now(), r.policy, r.policy_version, r.past_families, r.objective, r.bound, r.proven,
  r.took_ms, now(), 'bench', now() - n * interval '7 days' from matching_round r, generate_series(1, 20) n where r.state = 'planned';
insert into round_sponsor (round_id, position, sponsor_id, families, families_left, persons_left, children_left, special_left, price, scarcity)
select md5('round' || n)::uuid, s.position, s.sponsor_id, s.families, s.families_left, s.persons_left, s.children_left, s.special_left, s.price, s.scarcity
from round_sponsor s join matching_round r on r.id = s.round_id and r.state = 'planned', generate_series(1, 20) n;
insert into round_family (round_id, position, case_id, priority, persons, children, special_needs, languages, groups, waiting_since, allowed, levels, worth, shut_out, planned, runner_up,
  runner_up_cost, unplaced, chosen, outcome, told)
select md5('round' || n)::uuid, f.position, f.case_id, f.priority, f.persons, f.children, f.special_needs, f.languages, f.groups, f.waiting_since, f.allowed, f.levels, f.worth, f.shut_out, f.planned,
  f.runner_up, f.runner_up_cost, f.unplaced, case when f.position % 20 = 0 then f.runner_up else f.planned end, case when f.planned is not null then 'held' end, 'told'
from round_family f join matching_round r on r.id = f.round_id and r.state = 'planned', generate_series(1, 20) n where f.position < 1000;
insert into round_override (round_id, attempt, case_id, planned, chosen, points_lost, reason, decided_by, decided_at)
select f.round_id, 1, f.case_id, null, null, 3, 'A fictional reason.', 'bench', now() from round_family f join matching_round r on r.id = f.round_id and r.state = 'published'
where f.chosen is distinct from f.planned;
set session_replication_role = origin;
