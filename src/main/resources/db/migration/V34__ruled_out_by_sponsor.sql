-- sponsorship.round: which sponsors each limit ruled out for a family, so that a plan is explained sponsor by sponsor.

alter table round_family add column ruled_out jsonb;
comment on column round_family.ruled_out is 'What each limit said, with the positions in round_sponsor of those of whom it said so. Null for rounds collected before this was kept.';
