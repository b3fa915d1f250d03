-- casefile: documents. Uploaded by an organization first, attached to a case when a submission names them. Lists read document alone: the
-- bytes stand in a table of their own, stored out of line and uncompressed so that a part of them is read without the rest.

create table document (
  id               uuid primary key,
  organization_id  uuid not null references organization,
  case_id          uuid references case_file,
  person_id        uuid references person on delete set null,
  kind             text not null check (kind in ('identityDocument', 'bestInterests', 'refugeeStatus', 'undertaking', 'settlementPlan',
                     'permanentResidence', 'financialProof', 'consentForm', 'medical', 'photo', 'other')),
  file_name        text not null check (length(file_name) between 1 and 120),
  media_type       text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  encrypted        boolean not null,
  size             integer not null check (size > 0),
  sha256           bytea not null check (octet_length(sha256) = 32),
  uploaded_at      timestamptz not null,
  uploaded_by      text not null,
  scan             text not null check (scan in ('clean', 'notScanned', 'waiting', 'infected')),
  scanned_at       timestamptz,
  scan_tried_at    timestamptz,
  attached_at      timestamptz,
  check ((case_id is null) = (attached_at is null)),
  check (person_id is null or case_id is not null)
);
create unique index document_once on document (organization_id, kind, sha256) where case_id is null and scan <> 'infected';
create index document_unattached on document (organization_id, uploaded_at) where case_id is null;
create index document_abandoned on document (uploaded_at) where case_id is null;
create index document_unscanned on document (coalesce(scan_tried_at, uploaded_at)) where scan in ('notScanned', 'waiting');
create index document_case on document (case_id, attached_at);
create index document_person on document (person_id);
comment on table document is 'Papers and pictures given in support of a case. Personal data: the file name as its sender wrote it, whom it is about, what kind of paper it is. Kept: 10 years after the case closes; 180 days when it was never attached to one.';

create table document_content (
  document_id  uuid primary key references document on delete cascade,
  content      bytea not null
);
alter table document_content alter column content set storage external;
comment on table document_content is 'What stands in a document. Personal data: everything a paper or a picture can show. Kept: with the document; removed at once when a scanner finds it infected.';
