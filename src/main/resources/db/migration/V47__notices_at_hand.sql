-- handoff: what is expected and what is missing is found among the notices with which somebody still has something to do, not among all that
-- were ever in force.

alter table notice add column at_hand boolean not null default true;
update notice n set at_hand = false from reception e where e.case_id = n.case_id and e.taken_over_at is not null;
comment on column notice.at_hand is 'False once the province has taken over the family: nothing more is asked of anybody.';
create index notice_at_hand on notice (arrives_on, id) where state = 'current' and at_hand;
