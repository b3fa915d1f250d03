-- access: an Idempotency-Key marks any request of a program that makes something, not only a referral.

alter table submission_key rename to request_key;
alter table request_key rename column partner_id to organization_id;
alter table request_key drop column case_id;
comment on table request_key is 'Idempotency keys of the API, with a hash of what was sent under them. Personal data: none. Kept: 1 year.';
