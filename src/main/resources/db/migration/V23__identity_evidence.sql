-- identity: what evidence is weighed by, and decisions that say who seconded whom.

create table evidence_hierarchy (
  kind        text not null check (kind in ('source', 'weakness')),
  code        text not null,
  steps       integer not null check (steps > 0),
  name_en     text not null,
  name_fr     text not null,
  why_en      text not null,
  why_fr      text not null,
  source      text not null,
  valid_from  date not null,
  valid_to    date,
  primary key (kind, code, valid_from),
  check (valid_to >= valid_from)
);
comment on column evidence_hierarchy.steps is 'For a source: its place from the top, 1 is the strongest. For a weakness: by how many places it takes a source down.';
comment on table evidence_hierarchy is 'How strong each kind of evidence of an identity is, and what weakens it; dated and sourced. Personal data: none. Kept: for good, replaced by newer rows.';

insert into evidence_hierarchy (kind, code, steps, name_en, name_fr, why_en, why_fr, source, valid_from) values
 ('source', 'biometrics', 1, 'Biometrics', 'Données biométriques',
  'They tie a body to a file and do not depend on anybody’s word. Only those taken in a third country count.',
  'Elles rattachent un corps à un dossier et ne dépendent de la parole de personne. Seules comptent celles recueillies dans un pays tiers.',
  'House rule; IRCC, biometrics of resettled refugees', '2026-01-01'),
 ('source', 'passport', 2, 'Passport', 'Passeport',
  'A passport is the most reliable evidence of a name.', 'Le passeport est la preuve de nom la plus fiable.',
  'IRCC, Naming policy for client identification purposes', '2026-01-01'),
 ('source', 'travelDocument', 3, 'Other travel document', 'Autre titre de voyage',
  'Next to a passport, issued for crossing borders.', 'Vient tout de suite après le passeport : délivré pour franchir des frontières.',
  'IRCC, Naming policy for client identification purposes', '2026-01-01'),
 ('source', 'eTazkira', 4, 'Electronic tazkira', 'Tazkira électronique',
  'An identity card issued since 2018 with a personal number and machine-readable lines, in Dari, Pashto and English.',
  'Carte d’identité délivrée depuis 2018, avec numéro personnel et lignes lisibles à la machine, en dari, en pachto et en anglais.',
  'IRCC, Documents used to establish name records; IRB, AFG103812.E', '2026-01-01'),
 ('source', 'tazkiraBooklet', 5, 'Tazkira booklet', 'Livret de tazkira',
  'An identity document older than about 2002, written by hand; often an age in place of a date of birth.',
  'Pièce d’identité antérieure à 2002 environ, remplie à la main; souvent un âge au lieu d’une date de naissance.',
  'IRCC, Documents used to establish name records; IRB, AFG103812.E', '2026-01-01'),
 ('source', 'tazkiraPaper', 5, 'Paper tazkira', 'Tazkira papier',
  'An identity document of one page, written by hand; often an age in a given year in place of a date of birth.',
  'Pièce d’identité d’une page, remplie à la main; souvent un âge à une année donnée au lieu d’une date de naissance.',
  'IRCC, Documents used to establish name records; IRB, AFG103812.E', '2026-01-01'),
 ('source', 'residenceCard', 5, 'Residence card of a country of asylum', 'Carte de séjour du pays d’asile',
  'An identity document of the country of asylum: it mostly rests on what the person said when it was issued.',
  'Pièce d’identité du pays d’asile : elle repose surtout sur ce que la personne a dit à sa délivrance.',
  'IRCC, Documents used to establish name records', '2026-01-01'),
 ('source', 'unhcrCertificate', 5, 'UNHCR certificate', 'Attestation du HCR',
  'An identity document that UNHCR issued after an interview.', 'Pièce d’identité que le HCR a délivrée après une entrevue.',
  'IRCC, Documents used to establish name records', '2026-01-01'),
 ('source', 'birthCertificate', 5, 'Birth certificate', 'Acte de naissance',
  'A civil record; it bears no picture and has to be compared with the name the person uses.',
  'Acte d’état civil; il ne porte pas de photo et doit être comparé au nom que la personne utilise.',
  'IRCC, Documents used to establish name records', '2026-01-01'),
 ('source', 'marriageCertificate', 5, 'Marriage certificate', 'Acte de mariage',
  'A civil record; it bears no picture and has to be compared with the name the person uses.',
  'Acte d’état civil; il ne porte pas de photo et doit être comparé au nom que la personne utilise.',
  'IRCC, Documents used to establish name records', '2026-01-01'),
 ('source', 'employmentProof', 6, 'Proof of employment', 'Preuve d’emploi',
  'It was made to prove work, and names its bearer by the way.', 'Établie pour prouver un emploi, elle ne nomme son porteur qu’accessoirement.',
  'IRPR 178(1); IRCC, Stage 2 identity documents', '2026-01-01'),
 ('source', 'serviceProof', 6, 'Proof of service', 'Preuve de service',
  'It was made to prove service, and names its bearer by the way.', 'Établie pour prouver un service, elle ne nomme son porteur qu’accessoirement.',
  'IRPR 178(1); IRCC, Stage 2 identity documents', '2026-01-01'),
 ('source', 'other', 6, 'Other document', 'Autre document',
  'A document of a kind that is not listed; weigh it by who issued it and on what grounds.',
  'Document d’un genre non répertorié; à apprécier selon qui l’a délivré et sur quelle base.',
  'IRPR 178(1); IRCC, Stage 2 identity documents', '2026-01-01'),
 ('source', 'attestation', 7, 'Finding of an NGO', 'Constat d’une ONG',
  'An organization that met the person declares what it found: evidence for an officer, never a decision.',
  'Une organisation qui a rencontré la personne déclare ce qu’elle a constaté : un élément pour l’agent, jamais une décision.',
  'IRPR 178(1)(b); IRCC, Stage 2 identity documents', '2026-01-01'),
 ('source', 'referee', 7, 'Somebody who knows the family', 'Personne qui connaît la famille',
  'Someone who knew the family before, as in a statutory declaration.', 'Quelqu’un qui connaissait la famille auparavant, comme dans une déclaration solennelle.',
  'IRPR 178(1)(b); IRCC, Stage 2 identity documents', '2026-01-01'),
 ('source', 'noticed', 7, 'Contradiction noticed by an NGO', 'Contradiction relevée par une ONG',
  'An organization that met the family saw or heard that something does not fit together.',
  'Une organisation qui a rencontré la famille a vu ou entendu quelque chose qui ne concorde pas.',
  'IRPR 178(1)(b); IRCC, Stage 2 identity documents', '2026-01-01'),
 ('source', 'statement', 8, 'What the person said', 'Ce que la personne a dit',
  'The person’s own word, as an NGO heard it.', 'La parole de la personne elle-même, telle qu’une ONG l’a entendue.',
  'IRPR 178(1)(b); IRCC, Stage 2 identity documents', '2026-01-01'),
 ('source', 'referral', 8, 'Referral: the claim', 'Recommandation : ce qui est affirmé',
  'The claim itself: what the partner wrote down, mostly after the person’s own word.',
  'L’affirmation elle-même : ce que le partenaire a consigné, le plus souvent d’après la parole de la personne.',
  'IRPR 178(1)(b); IRCC, Stage 2 identity documents', '2026-01-01'),
 ('source', 'earlierReferral', 8, 'Earlier version of the referral', 'Version antérieure de la recommandation',
  'What the same partner wrote before; it may have been a slip.', 'Ce que le même partenaire avait écrit auparavant; il peut s’agir d’une coquille.',
  'House rule', '2026-01-01'),
 ('source', 'alsoKnownAs', 8, 'Other name on file', 'Autre nom au dossier',
  'A name kept as a variant with its reason; no name is ever purged.', 'Nom conservé comme variante avec son motif; aucun nom n’est jamais supprimé.',
  'IRCC, Managing existing records: duplicate records', '2026-01-01'),
 ('source', 'upload', 9, 'Scanned document', 'Document numérisé',
  'Nobody has written down what it says. Open it and read it.', 'Personne n’a consigné ce qu’il dit. Ouvrez-le et lisez-le.',
  'House rule', '2026-01-01'),
 ('source', 'facilitationLetter', 10, 'Facilitation letter', 'Lettre de facilitation',
  'It asked for safe passage, gave no status and proves no identity; false ones are known.',
  'Elle demandait un passage sûr, ne donnait aucun statut et ne prouve aucune identité; on en connaît de fausses.',
  'IRCC, Inauthentic facilitation letters (CIMM, 8 February 2023)', '2026-01-01'),
 ('weakness', 'copy', 1, 'copy', 'copie',
  'Only a copy was shown.', 'Seule une copie a été montrée.', 'House rule', '2026-01-01'),
 ('weakness', 'picture', 2, 'picture', 'photo du document',
  'Only a picture of it was shown.', 'Seule une photo du document a été montrée.', 'House rule', '2026-01-01'),
 ('weakness', 'unchecked', 1, 'nothing could be checked', 'rien n’a pu être vérifié',
  'Nobody could check anything about it.', 'Rien n’a pu y être vérifié.', 'House rule', '2026-01-01'),
 ('weakness', 'notInOrder', 9, 'not in order', 'irrégularité',
  'Something about it was found wrong.', 'On y a relevé quelque chose d’irrégulier.', 'House rule', '2026-01-01');

create table fraud_clue (
  kind        text not null check (kind in ('lettersUntil', 'officialDomain', 'paymentWord', 'statusWord')),
  value       text not null,
  source      text not null,
  valid_from  date not null,
  valid_to    date,
  primary key (kind, value, valid_from),
  check (valid_to >= valid_from)
);
comment on table fraud_clue is 'By what known frauds are recognized; dated and sourced. Personal data: none. Kept: for good, replaced by newer rows.';

insert into fraud_clue (kind, value, source, valid_from)
select 'lettersUntil', '2021-08-28', 'IRCC, Inauthentic facilitation letters (CIMM, 8 February 2023)', date '2026-01-01'
union all
select 'officialDomain', domain, 'IRCC, Protect yourself from fraud: Afghanistan', date '2026-01-01'
from unnest(array['cic.gc.ca', 'canada.ca', 'international.gc.ca', 'forces.gc.ca', 'notification.canada.ca']) as domain
union all
select 'paymentWord', word, 'House rule: English, French, Dari and Pashto, in Latin letters and in their own', date '2026-01-01'
from unnest(array[
  'pay', 'pays for', 'paid', 'paying', 'payment', 'payments', 'fee', 'fees', 'money', 'cash', 'bribe', 'bribes', 'dollars', 'USD', 'hawala',
  'payer', 'payé', 'payée', 'payés', 'payées', 'paie', 'paiement', 'paiements', 'frais', 'argent', 'pot-de-vin', 'pots-de-vin', 'somme', 'versement',
  'pul', 'pool', 'poul', 'paisa', 'paysa', 'paise', 'peysay', 'rishwat', 'reshwat', 'bakhshish', 'baksheesh', 'hawalah', 'havala',
  'پول', 'پیسه', 'پیسې', 'پیسو', 'رشوت', 'بخشش', 'حواله', 'فیس']) as word
union all
select 'statusWord', word, 'IRCC, Inauthentic facilitation letters (CIMM, 8 February 2023): the letters gave no status', date '2026-01-01'
from unnest(array[
  'status', 'visa', 'visas', 'permanent residence', 'permanent resident', 'PR card', 'permit', 'entitles', 'entitled', 'right to enter', 'admitted', 'citizenship',
  'statut', 'résidence permanente', 'résident permanent', 'résidente permanente', 'permis', 'droit d''entrer', 'donne droit', 'admis', 'admise', 'citoyenneté',
  'wiza', 'veza', 'ویزا', 'ویزه', 'اقامت']) as word;

-- a decision names what it is about and by whom that was, so that the table itself refuses an officer who seconds a decision of their own
alter table identity_decision
  add column reservations text check (length(reservations) between 1 and 4000),
  add column still_owed   text check (length(still_owed) between 1 and 4000),
  add column about        uuid,
  add column about_by     text,
  add column seconded_in  uuid,
  add column seconded_by  text,
  add column kept_from    timestamptz generated always as (decided_at) stored,
  add constraint identity_decision_author unique (id, decided_by),
  add constraint identity_decision_about foreign key (about, about_by) references identity_decision (id, decided_by),
  add constraint identity_decision_seconded foreign key (seconded_in, seconded_by) references identity_decision (id, decided_by);
update identity_decision s set (about, about_by) = (
  select f.id, f.decided_by from identity_decision f where f.case_id = s.case_id and f.kind = 'first' and f.decided_at <= s.decided_at
  order by f.decided_at desc limit 1) where s.kind = 'secondOpinion';
alter table identity_decision
  add constraint identity_decision_on_another check (case kind
    when 'first' then about is null and seconded_in is null
    when 'secondOpinion' then about is not null and about_by is not null and about_by <> decided_by
    else about is not null and about_by is not null and about_by <> decided_by and seconded_in is not null and seconded_by is not null and seconded_by <> decided_by end),
  add constraint identity_decision_terms check ((reservations is not null) = (decision = 'confirmedWithReservations') and (still_owed is not null) = (decision = 'emergencyOverride'));
create unique index identity_decision_seconded_once on identity_decision (about, kind) where about is not null;
create index identity_decision_seconded_in on identity_decision (seconded_in) where seconded_in is not null;
create trigger identity_decision_kept before delete on identity_decision for each row execute function keep_five_years();
comment on column identity_decision.reservations is 'With what the identity was confirmed all the same.';
comment on column identity_decision.still_owed is 'What has to be made good after an emergency override.';
comment on column identity_decision.about is 'The first decision that a second opinion, or the handling of fraud, speaks about.';
comment on column identity_decision.seconded_in is 'Of the handling of fraud: the second opinion that shared the suspicion.';
comment on table identity_decision is 'What officers decided on a family''s identity, and why. Personal data: the reason, the reservations, what is owed. Kept: 10 years after the case closes, never less than 5 years after the decision.';
