-- referral: what an officer asks the partner during the review, and the partner's answer.

create table information_request (
  id           uuid primary key,
  case_id      uuid not null references case_file,
  state        text not null check (state in ('open', 'answered', 'overdue', 'withdrawn')),
  question     text not null check (length(question) between 1 and 4000),
  asked_by     text not null,
  asked_at     timestamptz not null,
  due_at       timestamptz,
  closed_at    timestamptz,
  answer       text check (length(answer) between 1 and 8000),
  answered_by  text,
  check ((state = 'open') = (closed_at is null)),
  check ((state = 'answered') = (answer is not null and answered_by is not null))
);
create unique index information_request_one_open on information_request (case_id) where state = 'open';
create index information_request_case on information_request (case_id, asked_at);
comment on table information_request is 'Questions of officers to the partner who referred a family, and the answers. Personal data: whatever is asked and answered about the family. Kept: 10 years after the case closes.';
comment on column information_request.due_at is 'Until when the answer is awaited; null until the question has gone out to the partner.';

create table information_request_document (
  request_id   uuid not null references information_request,
  document_id  uuid not null references document,
  primary key (request_id, document_id)
);
create index information_request_document_document on information_request_document (document_id);
comment on table information_request_document is 'Which documents came with which answer. Personal data: none beyond the documents themselves. Kept: with the answer.';

insert into service_target (step, priority, duration, effective_from, source) values
  ('answer', 'emergency', 'PT24H', '2026-01-01', 'Set by the programme, to be confirmed; an emergency is decided in 24 to 48 hours (IRCC urgent protection)'),
  ('answer', 'urgent', 'P5D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('answer', 'normal', 'P21D', '2026-01-01', 'Set by the programme, to be confirmed');

-- A partner's list: what is open, what is closed, what waits for the partner, and the search by the beginning of a number or reference.
create index case_file_partner_open on case_file (partner_id, number desc) where closed_at is null;
create index case_file_partner_closed on case_file (partner_id, number desc) where closed_at is not null;
create index case_file_partner_number on case_file (partner_id, number text_pattern_ops);
create index case_file_partner_reference on case_file (partner_id, lower(partner_reference) text_pattern_ops);
create index case_wait_partner on case_wait (case_id) where ended_at is null and holder = 'partner';
