-- Generated from migrations.py by python -m tests.storage.write_schema; never edited.

CREATE TRIGGER counted_day_added AFTER INSERT ON version WHEN NEW.current = 1 BEGIN INSERT INTO counted_day SELECT NEW.kind, coalesce(NEW.subtype, ''), NEW.occurred_from, NEW.occurred_to, 1, (coalesce(NEW.value, 0) / 1000000000), (coalesce(NEW.value, 0) % 1000000000), (coalesce(NEW.turns, 0) / 1000000000), (coalesce(NEW.turns, 0) % 1000000000) WHERE NEW.current = 1 AND NEW.occurred_from IS NOT NULL AND NEW.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET records = records + excluded.records, value_high = value_high + excluded.value_high, value_low = value_low + excluded.value_low, turns_high = turns_high + excluded.turns_high, turns_low = turns_low + excluded.turns_low; END;

CREATE TRIGGER counted_day_changed AFTER UPDATE OF current, kind, unit, subtype, occurred_from, occurred_to, value, turns ON version
  WHEN OLD.current = 1 OR NEW.current = 1 BEGIN INSERT INTO counted_day SELECT OLD.kind, coalesce(OLD.subtype, ''), OLD.occurred_from, OLD.occurred_to, -1, -(coalesce(OLD.value, 0) / 1000000000), -(coalesce(OLD.value, 0) % 1000000000), -(coalesce(OLD.turns, 0) / 1000000000), -(coalesce(OLD.turns, 0) % 1000000000) WHERE OLD.current = 1 AND OLD.occurred_from IS NOT NULL AND OLD.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET records = records + excluded.records, value_high = value_high + excluded.value_high, value_low = value_low + excluded.value_low, turns_high = turns_high + excluded.turns_high, turns_low = turns_low + excluded.turns_low; INSERT INTO counted_day SELECT NEW.kind, coalesce(NEW.subtype, ''), NEW.occurred_from, NEW.occurred_to, 1, (coalesce(NEW.value, 0) / 1000000000), (coalesce(NEW.value, 0) % 1000000000), (coalesce(NEW.turns, 0) / 1000000000), (coalesce(NEW.turns, 0) % 1000000000) WHERE NEW.current = 1 AND NEW.occurred_from IS NOT NULL AND NEW.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET records = records + excluded.records, value_high = value_high + excluded.value_high, value_low = value_low + excluded.value_low, turns_high = turns_high + excluded.turns_high, turns_low = turns_low + excluded.turns_low; END;

CREATE TRIGGER counted_day_taken AFTER DELETE ON version WHEN OLD.current = 1 BEGIN INSERT INTO counted_day SELECT OLD.kind, coalesce(OLD.subtype, ''), OLD.occurred_from, OLD.occurred_to, -1, -(coalesce(OLD.value, 0) / 1000000000), -(coalesce(OLD.value, 0) % 1000000000), -(coalesce(OLD.turns, 0) / 1000000000), -(coalesce(OLD.turns, 0) % 1000000000) WHERE OLD.current = 1 AND OLD.occurred_from IS NOT NULL AND OLD.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET records = records + excluded.records, value_high = value_high + excluded.value_high, value_low = value_low + excluded.value_low, turns_high = turns_high + excluded.turns_high, turns_low = turns_low + excluded.turns_low; END;

CREATE TRIGGER counted_funding_added AFTER INSERT ON version_funding BEGIN INSERT INTO counted_funding SELECT '', v.kind, NEW.source, v.occurred_from, v.occurred_to, 1, (NEW.amount / 1000000000), (NEW.amount % 1000000000) FROM version v WHERE v.seq = NEW.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, amount_high = amount_high + excluded.amount_high, amount_low = amount_low + excluded.amount_low; INSERT INTO counted_funding SELECT v.unit, v.kind, NEW.source, v.occurred_from, v.occurred_to, 1, (NEW.amount / 1000000000), (NEW.amount % 1000000000) FROM version v WHERE v.seq = NEW.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, amount_high = amount_high + excluded.amount_high, amount_low = amount_low + excluded.amount_low; END;

CREATE TRIGGER counted_funding_changed AFTER UPDATE ON version_funding BEGIN INSERT INTO counted_funding SELECT '', v.kind, OLD.source, v.occurred_from, v.occurred_to, -1, -(OLD.amount / 1000000000), -(OLD.amount % 1000000000) FROM version v WHERE v.seq = OLD.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, amount_high = amount_high + excluded.amount_high, amount_low = amount_low + excluded.amount_low; INSERT INTO counted_funding SELECT v.unit, v.kind, OLD.source, v.occurred_from, v.occurred_to, -1, -(OLD.amount / 1000000000), -(OLD.amount % 1000000000) FROM version v WHERE v.seq = OLD.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, amount_high = amount_high + excluded.amount_high, amount_low = amount_low + excluded.amount_low; INSERT INTO counted_funding SELECT '', v.kind, NEW.source, v.occurred_from, v.occurred_to, 1, (NEW.amount / 1000000000), (NEW.amount % 1000000000) FROM version v WHERE v.seq = NEW.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, amount_high = amount_high + excluded.amount_high, amount_low = amount_low + excluded.amount_low; INSERT INTO counted_funding SELECT v.unit, v.kind, NEW.source, v.occurred_from, v.occurred_to, 1, (NEW.amount / 1000000000), (NEW.amount % 1000000000) FROM version v WHERE v.seq = NEW.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, amount_high = amount_high + excluded.amount_high, amount_low = amount_low + excluded.amount_low; END;

CREATE TRIGGER counted_funding_taken AFTER DELETE ON version_funding BEGIN INSERT INTO counted_funding SELECT '', v.kind, OLD.source, v.occurred_from, v.occurred_to, -1, -(OLD.amount / 1000000000), -(OLD.amount % 1000000000) FROM version v WHERE v.seq = OLD.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, amount_high = amount_high + excluded.amount_high, amount_low = amount_low + excluded.amount_low; INSERT INTO counted_funding SELECT v.unit, v.kind, OLD.source, v.occurred_from, v.occurred_to, -1, -(OLD.amount / 1000000000), -(OLD.amount % 1000000000) FROM version v WHERE v.seq = OLD.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, amount_high = amount_high + excluded.amount_high, amount_low = amount_low + excluded.amount_low; END;

CREATE TRIGGER counted_number_added AFTER INSERT ON version_rows BEGIN INSERT INTO counted_number SELECT v.kind, coalesce(v.subtype, ''), NEW.field, v.occurred_from, v.occurred_to, 1, (NEW.count / 1000000000), (NEW.count % 1000000000) FROM version v WHERE v.seq = NEW.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET records = records + excluded.records, count_high = count_high + excluded.count_high, count_low = count_low + excluded.count_low; END;

CREATE TRIGGER counted_number_changed AFTER UPDATE ON version_rows BEGIN INSERT INTO counted_number SELECT v.kind, coalesce(v.subtype, ''), OLD.field, v.occurred_from, v.occurred_to, -1, -(OLD.count / 1000000000), -(OLD.count % 1000000000) FROM version v WHERE v.seq = OLD.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET records = records + excluded.records, count_high = count_high + excluded.count_high, count_low = count_low + excluded.count_low; INSERT INTO counted_number SELECT v.kind, coalesce(v.subtype, ''), NEW.field, v.occurred_from, v.occurred_to, 1, (NEW.count / 1000000000), (NEW.count % 1000000000) FROM version v WHERE v.seq = NEW.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET records = records + excluded.records, count_high = count_high + excluded.count_high, count_low = count_low + excluded.count_low; END;

CREATE TRIGGER counted_number_taken AFTER DELETE ON version_rows BEGIN INSERT INTO counted_number SELECT v.kind, coalesce(v.subtype, ''), OLD.field, v.occurred_from, v.occurred_to, -1, -(OLD.count / 1000000000), -(OLD.count % 1000000000) FROM version v WHERE v.seq = OLD.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET records = records + excluded.records, count_high = count_high + excluded.count_high, count_low = count_low + excluded.count_low; END;

CREATE TRIGGER counted_person_added AFTER INSERT ON version_person BEGIN INSERT INTO counted_person SELECT v.kind, NEW.role, NEW.person_key, v.unit, NEW.version, NEW.place, coalesce(v.subtype, ''), v.occurred_from, v.occurred_to FROM version v WHERE v.seq = NEW.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL; END;

CREATE TRIGGER counted_person_changed AFTER UPDATE ON version_person BEGIN DELETE FROM counted_person WHERE (kind, role, person_key, unit, version, place) = (SELECT v.kind, OLD.role, OLD.person_key, v.unit, OLD.version, OLD.place FROM version v WHERE v.seq = OLD.version); INSERT INTO counted_person SELECT v.kind, NEW.role, NEW.person_key, v.unit, NEW.version, NEW.place, coalesce(v.subtype, ''), v.occurred_from, v.occurred_to FROM version v WHERE v.seq = NEW.version AND v.current = 1 AND v.occurred_from IS NOT NULL AND v.occurred_to IS NOT NULL; END;

CREATE TRIGGER counted_person_taken AFTER DELETE ON version_person BEGIN DELETE FROM counted_person WHERE (kind, role, person_key, unit, version, place) = (SELECT v.kind, OLD.role, OLD.person_key, v.unit, OLD.version, OLD.place FROM version v WHERE v.seq = OLD.version); END;

CREATE TRIGGER counted_sides_changed AFTER UPDATE OF current, kind, unit, subtype, occurred_from, occurred_to ON version
  WHEN OLD.current = 1 OR NEW.current = 1
  BEGIN INSERT INTO counted_number SELECT OLD.kind, coalesce(OLD.subtype, ''), s.field, OLD.occurred_from, OLD.occurred_to, -1, -(s.count / 1000000000), -(s.count % 1000000000) FROM version_rows s WHERE s.version = OLD.seq AND OLD.current = 1 AND OLD.occurred_from IS NOT NULL AND OLD.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET records = records + excluded.records, count_high = count_high + excluded.count_high, count_low = count_low + excluded.count_low; INSERT INTO counted_funding SELECT '', OLD.kind, s.source, OLD.occurred_from, OLD.occurred_to, -1, -(s.amount / 1000000000), -(s.amount % 1000000000) FROM version_funding s WHERE s.version = OLD.seq AND OLD.current = 1 AND OLD.occurred_from IS NOT NULL AND OLD.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, amount_high = amount_high + excluded.amount_high, amount_low = amount_low + excluded.amount_low; INSERT INTO counted_funding SELECT OLD.unit, OLD.kind, s.source, OLD.occurred_from, OLD.occurred_to, -1, -(s.amount / 1000000000), -(s.amount % 1000000000) FROM version_funding s WHERE s.version = OLD.seq AND OLD.current = 1 AND OLD.occurred_from IS NOT NULL AND OLD.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, amount_high = amount_high + excluded.amount_high, amount_low = amount_low + excluded.amount_low; INSERT INTO counted_number SELECT NEW.kind, coalesce(NEW.subtype, ''), s.field, NEW.occurred_from, NEW.occurred_to, 1, (s.count / 1000000000), (s.count % 1000000000) FROM version_rows s WHERE s.version = NEW.seq AND NEW.current = 1 AND NEW.occurred_from IS NOT NULL AND NEW.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET records = records + excluded.records, count_high = count_high + excluded.count_high, count_low = count_low + excluded.count_low; INSERT INTO counted_funding SELECT '', NEW.kind, s.source, NEW.occurred_from, NEW.occurred_to, 1, (s.amount / 1000000000), (s.amount % 1000000000) FROM version_funding s WHERE s.version = NEW.seq AND NEW.current = 1 AND NEW.occurred_from IS NOT NULL AND NEW.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, amount_high = amount_high + excluded.amount_high, amount_low = amount_low + excluded.amount_low; INSERT INTO counted_funding SELECT NEW.unit, NEW.kind, s.source, NEW.occurred_from, NEW.occurred_to, 1, (s.amount / 1000000000), (s.amount % 1000000000) FROM version_funding s WHERE s.version = NEW.seq AND NEW.current = 1 AND NEW.occurred_from IS NOT NULL AND NEW.occurred_to IS NOT NULL ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, amount_high = amount_high + excluded.amount_high, amount_low = amount_low + excluded.amount_low; DELETE FROM counted_person WHERE (kind, role, person_key, unit, version, place) IN (SELECT OLD.kind, s.role, s.person_key, OLD.unit, s.version, s.place FROM version_person s WHERE s.version = OLD.seq); INSERT INTO counted_person SELECT NEW.kind, s.role, s.person_key, NEW.unit, s.version, s.place, coalesce(NEW.subtype, ''), NEW.occurred_from, NEW.occurred_to FROM version_person s WHERE s.version = NEW.seq AND NEW.current = 1 AND NEW.occurred_from IS NOT NULL AND NEW.occurred_to IS NOT NULL; END;

CREATE TABLE attachment (
  sha256 TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  added_at TEXT,
  thumbnail BLOB,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE counted_day (
  kind TEXT NOT NULL,
  subtype TEXT NOT NULL,
  occurred_from TEXT NOT NULL,
  occurred_to TEXT NOT NULL,
  records INTEGER NOT NULL,
  value_high INTEGER NOT NULL,
  value_low INTEGER NOT NULL,
  turns_high INTEGER NOT NULL,
  turns_low INTEGER NOT NULL,
  PRIMARY KEY (kind, subtype, occurred_from, occurred_to)
) STRICT, WITHOUT ROWID;

CREATE TABLE counted_funding (
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  occurred_from TEXT NOT NULL,
  occurred_to TEXT NOT NULL,
  lines INTEGER NOT NULL,
  amount_high INTEGER NOT NULL,
  amount_low INTEGER NOT NULL,
  PRIMARY KEY (unit, kind, source, occurred_from, occurred_to)
) STRICT, WITHOUT ROWID;

CREATE TABLE counted_number (
  kind TEXT NOT NULL,
  subtype TEXT NOT NULL,
  field TEXT NOT NULL,
  occurred_from TEXT NOT NULL,
  occurred_to TEXT NOT NULL,
  records INTEGER NOT NULL,
  count_high INTEGER NOT NULL,
  count_low INTEGER NOT NULL,
  PRIMARY KEY (kind, subtype, field, occurred_from, occurred_to)
) STRICT, WITHOUT ROWID;

CREATE TABLE counted_person (
  kind TEXT NOT NULL,
  role TEXT NOT NULL,
  person_key TEXT NOT NULL,
  unit TEXT NOT NULL,
  version INTEGER NOT NULL,
  place INTEGER NOT NULL,
  subtype TEXT NOT NULL,
  occurred_from TEXT NOT NULL,
  occurred_to TEXT NOT NULL,
  PRIMARY KEY (kind, role, person_key, unit, version, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE desk_note (
  seq INTEGER PRIMARY KEY,
  unit TEXT NOT NULL,
  record TEXT,
  words TEXT NOT NULL,
  for_unit INTEGER NOT NULL,
  operator TEXT NOT NULL,
  written_at TEXT,
  done TEXT
) STRICT;

CREATE TABLE device (
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  signing_key TEXT NOT NULL,
  sealing_recipient TEXT NOT NULL,
  status TEXT NOT NULL,
  admitted_at TEXT
, label TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE device_unit (
  device TEXT NOT NULL REFERENCES device (id),
  unit TEXT NOT NULL,
  PRIMARY KEY (device, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_number (
  seq INTEGER PRIMARY KEY,
  symbol TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  day TEXT,
  abstract TEXT NOT NULL,
  form TEXT NOT NULL,
  paper TEXT NOT NULL,
  operator TEXT NOT NULL,
  given_at TEXT,
  voided TEXT,
  voided_at TEXT,
  UNIQUE (symbol, year, number)
) STRICT;

CREATE TABLE erased_version (
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE former_key (
  key TEXT PRIMARY KEY,
  device TEXT NOT NULL,
  status TEXT NOT NULL,
  since TEXT,
  reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  body BLOB NOT NULL
) STRICT;

CREATE TABLE kept_fact (
  sha256 TEXT PRIMARY KEY,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_report (
  seq INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL,
  title TEXT NOT NULL,
  wish TEXT NOT NULL,
  version INTEGER NOT NULL,
  state INTEGER NOT NULL,
  facts TEXT NOT NULL REFERENCES kept_fact (sha256),
  content TEXT NOT NULL,
  operator TEXT NOT NULL,
  kept_at TEXT
) STRICT;

CREATE TABLE lock_exception (
  seq INTEGER PRIMARY KEY,
  lock INTEGER NOT NULL REFERENCES period_lock (seq),
  unit TEXT NOT NULL,
  until TEXT NOT NULL,
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  given_at TEXT,
  ended TEXT
) STRICT;

CREATE TABLE number_confirmed (
  symbol TEXT NOT NULL,
  year INTEGER NOT NULL,
  epoch TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (symbol, year, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  epoch TEXT NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  manifest_sha256 TEXT NOT NULL,
  base INTEGER NOT NULL,
  top INTEGER NOT NULL,
  made_at TEXT,
  summary TEXT NOT NULL,
  outcome TEXT NOT NULL,
  acknowledged INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (epoch, number)
) STRICT;

CREATE TABLE paper_scan (
  seq INTEGER PRIMARY KEY,
  paper INTEGER NOT NULL REFERENCES printed_paper (seq),
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  operator TEXT NOT NULL,
  attached_at TEXT,
  removed TEXT
) STRICT;

CREATE TABLE period_lock (
  seq INTEGER PRIMARY KEY,
  start TEXT NOT NULL,
  "end" TEXT NOT NULL,
  newest_version INTEGER NOT NULL,
  operator TEXT NOT NULL,
  locked_at TEXT,
  lifted TEXT
) STRICT;

CREATE TABLE person_link (
  first TEXT NOT NULL,
  second TEXT NOT NULL,
  decision TEXT NOT NULL,
  operator TEXT NOT NULL,
  decided_at TEXT,
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;

CREATE TABLE printed_paper (
  seq INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  form TEXT NOT NULL,
  mark TEXT NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL,
  scope TEXT NOT NULL,
  number INTEGER REFERENCES document_number (seq),
  records INTEGER NOT NULL,
  operator TEXT NOT NULL,
  printed_at TEXT,
  times INTEGER NOT NULL
) STRICT;

CREATE TABLE printed_version (
  paper INTEGER NOT NULL REFERENCES printed_paper (seq),
  record TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (paper, record, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE province_holds (
  record TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  version TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason_code TEXT,
  reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
  sha256 TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  fields TEXT NOT NULL,
  at TEXT,
  released_at TEXT
, settled TEXT) STRICT;

CREATE TABLE receipt_made (
  unit TEXT NOT NULL,
  epoch TEXT NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  made_at TEXT,
  summary TEXT NOT NULL,
  outcome TEXT NOT NULL,
  confirmed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (unit, epoch, number)
) STRICT;

CREATE TABLE receipt_taken (
  seq INTEGER PRIMARY KEY,
  epoch TEXT NOT NULL,
  number INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  at TEXT,
  summary TEXT NOT NULL,
  content BLOB,
  UNIQUE (epoch, number)
) STRICT;

CREATE TABLE received (
  unit TEXT NOT NULL,
  device TEXT NOT NULL,
  epoch TEXT NOT NULL,
  number INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  at TEXT,
  summary TEXT NOT NULL,
  PRIMARY KEY (unit, device, epoch, number)
) STRICT;

CREATE TABLE record (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  unit TEXT NOT NULL,
  head INTEGER,
  draft INTEGER,
  shown INTEGER,
  forked INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL,
  title TEXT NOT NULL,
  sort_key BLOB NOT NULL,
  duplicate_key TEXT NOT NULL,
  value INTEGER,
  turns INTEGER
) STRICT;

CREATE TABLE record_state (
  seq INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES record (seq),
  state TEXT NOT NULL,
  version TEXT NOT NULL,
  bundle TEXT,
  reason TEXT,
  at TEXT
, reason_code TEXT, operator TEXT) STRICT;

CREATE TABLE recovered_outcome (
  version TEXT PRIMARY KEY,
  record TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason_code TEXT,
  reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE review_queue (
  record INTEGER PRIMARY KEY REFERENCES record (seq),
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  bundle TEXT NOT NULL,
  version TEXT NOT NULL,
  verdict TEXT NOT NULL,
  findings TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5(
  folded, marked, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='1 2 3'
);

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stream (
  unit TEXT NOT NULL,
  device TEXT NOT NULL,
  epoch TEXT NOT NULL,
  parent_epoch TEXT,
  parent_counter INTEGER,
  applied INTEGER NOT NULL,
  last_number INTEGER, replayed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (unit, device, epoch)
) STRICT;

CREATE TABLE unit (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  superior TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  successor TEXT, level TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (code, valid_from)
) STRICT;

CREATE TABLE unsaved (
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  content TEXT NOT NULL,
  saved_at TEXT,
  PRIMARY KEY (kind, record, form_version)
) STRICT, WITHOUT ROWID;

CREATE TABLE version (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  record INTEGER NOT NULL REFERENCES record (seq),
  kind TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  unit TEXT NOT NULL,
  device TEXT NOT NULL,
  counter INTEGER NOT NULL,
  operator TEXT NOT NULL,
  claimed_at TEXT,
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  content BLOB,
  erased INTEGER NOT NULL DEFAULT 0,
  current INTEGER NOT NULL,
  subtype TEXT,
  occurred_from TEXT,
  occurred_to TEXT,
  precision TEXT,
  commune TEXT,
  campaign TEXT,
  movement TEXT,
  value INTEGER,
  turns INTEGER
, ended TEXT, ended_from TEXT) STRICT;

CREATE TABLE version_attachment (
  version INTEGER NOT NULL REFERENCES version (seq),
  sha256 TEXT NOT NULL,
  PRIMARY KEY (version, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_funding (
  version INTEGER NOT NULL REFERENCES version (seq),
  place INTEGER NOT NULL,
  source TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (version, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_parent (
  version INTEGER NOT NULL REFERENCES version (seq),
  parent TEXT NOT NULL,
  PRIMARY KEY (version, parent)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_person (
  version INTEGER NOT NULL REFERENCES version (seq),
  place INTEGER NOT NULL,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  person_key TEXT NOT NULL,
  record TEXT,
  share TEXT,
  value INTEGER, name_key TEXT,
  PRIMARY KEY (version, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_reference (
  version INTEGER NOT NULL REFERENCES version (seq),
  field TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (version, field, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_rows (
  version INTEGER NOT NULL REFERENCES version (seq),
  field TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (version, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX desk_note_by_unit ON desk_note (unit, seq);

CREATE INDEX document_number_by_paper ON document_number (paper) WHERE paper <> '';

CREATE INDEX paper_scan_by_paper ON paper_scan (paper);

CREATE INDEX paper_scan_by_sha256 ON paper_scan (sha256) WHERE removed IS NULL;

CREATE INDEX person_link_by_second ON person_link (second);

CREATE INDEX printed_paper_by_number ON printed_paper (number) WHERE number IS NOT NULL;

CREATE INDEX printed_version_by_record ON printed_version (record, paper) WHERE version <> '';

CREATE INDEX record_by_duplicate ON record (kind, duplicate_key) WHERE duplicate_key <> '';

CREATE INDEX record_by_title ON record (kind, sort_key, seq, state) WHERE state <> 'deleted';

CREATE INDEX record_by_unit ON record (unit, seq);

CREATE INDEX record_deleted ON record (kind, seq, title) WHERE state = 'deleted';

CREATE INDEX record_draft ON record (kind, seq) WHERE state = 'draft';

CREATE INDEX record_forked ON record (kind, seq) WHERE forked = 1;

CREATE INDEX record_listed ON record (kind, seq, shown, value, turns, state) WHERE state <> 'deleted';

CREATE INDEX record_state_by_record ON record_state (record, version, seq);

CREATE INDEX record_state_ready ON record_state (seq) WHERE state = 'ready';

CREATE INDEX record_state_returned ON record_state (seq) WHERE state = 'returned';

CREATE INDEX review_queue_by_bundle ON review_queue (bundle, verdict);

CREATE INDEX review_queue_by_unit ON review_queue (unit, verdict, kind);

CREATE INDEX review_queue_by_verdict ON review_queue (verdict, kind);

CREATE INDEX version_attachment_by_sha256 ON version_attachment (sha256);

CREATE INDEX version_by_campaign ON version (campaign, record) WHERE campaign IS NOT NULL;

CREATE INDEX version_by_counter ON version (device, counter, claimed_at);

CREATE INDEX version_by_record ON version
  (record, seq, state, occurred_from, occurred_to, commune, campaign, movement, device, id);

CREATE INDEX version_current ON version
  (kind, unit, subtype, occurred_from, occurred_to, value, turns, ended, ended_from) WHERE current = 1;

CREATE INDEX version_person_by_key ON version_person (person_key);

CREATE INDEX version_person_by_name ON version_person (name_key) WHERE name_key IS NOT NULL;

CREATE INDEX version_person_by_record ON version_person (record, person_key) WHERE record IS NOT NULL;

CREATE INDEX version_reference_by_target ON version_reference (target);
