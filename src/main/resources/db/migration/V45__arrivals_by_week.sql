-- handoff: arrivals are counted by week and looked for by week; without it every notice ever sent is read for it.

create index notice_current_arrives on notice (arrives_on, id) include (case_id, persons) where state = 'current';
