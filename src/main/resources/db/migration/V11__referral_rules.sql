-- reference: what the rules for a referral are measured by.

insert into programme_limit (code, value, effective_from, source) values
  ('undertakingSignatureDays', 90, '2026-01-01', 'IRCC, form IMM 5373: signed no more than 90 days before it is sent; the day from which this holds is not established');
