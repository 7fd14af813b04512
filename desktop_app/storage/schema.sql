-- Generated from migrations.py by python -m tests.storage.write_schema; never edited.

CREATE TABLE attachment (
  sha256 TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  added_at TEXT,
  thumbnail BLOB,
  content BLOB NOT NULL
) STRICT;

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
