-- identity: how long officers may take for the new tasks.
insert into service_target (step, priority, duration, effective_from, source) values
  ('assessSafety', 'emergency', 'PT4H', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('assessSafety', 'urgent', 'P1D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('assessSafety', 'normal', 'P5D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('clearGate', 'emergency', 'PT4H', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('clearGate', 'urgent', 'P2D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('clearGate', 'normal', 'P10D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('giveSecondOpinion', 'emergency', 'PT8H', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('giveSecondOpinion', 'urgent', 'P2D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('giveSecondOpinion', 'normal', 'P5D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('handleFraud', 'emergency', 'P1D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('handleFraud', 'urgent', 'P5D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('handleFraud', 'normal', 'P20D', '2026-01-01', 'Set by the programme, to be confirmed');
