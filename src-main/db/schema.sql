-- Generated from migrations/ by schema.test.ts; not read by the app.

CREATE TABLE anchors (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  claim_id TEXT NOT NULL REFERENCES claims (id),
  version_id TEXT NOT NULL REFERENCES article_versions (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
  end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
  exact TEXT NOT NULL CHECK (exact <> ''),
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  UNIQUE (claim_id, position)
) STRICT;

CREATE TABLE article_texts (
  version_id TEXT PRIMARY KEY NOT NULL CHECK (length(version_id) = 36),
  text TEXT NOT NULL CHECK (text <> ''),
  blocks TEXT NOT NULL CHECK (json_valid(blocks))
) STRICT;

CREATE TABLE article_versions (
  id TEXT PRIMARY KEY NOT NULL REFERENCES article_texts (version_id),
  article_id TEXT NOT NULL REFERENCES articles (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
  blocks_sha256 TEXT NOT NULL CHECK (length(blocks_sha256) = 64),
  characters INTEGER NOT NULL CHECK (characters >= 1),
  words INTEGER NOT NULL CHECK (words >= 0),
  blocks INTEGER NOT NULL CHECK (blocks >= 1),
  format TEXT NOT NULL CHECK (format IN ('text', 'markdown', 'paste')),
  encoding TEXT NOT NULL,
  original_name TEXT NOT NULL,
  original_sha256 TEXT NOT NULL REFERENCES originals (sha256),
  original_size INTEGER NOT NULL CHECK (original_size >= 0),
  UNIQUE (article_id, number)
) STRICT;

CREATE TABLE articles (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  title TEXT NOT NULL CHECK (title <> ''),
  url TEXT NOT NULL,
  publisher TEXT NOT NULL,
  author TEXT NOT NULL,
  published TEXT NOT NULL,
  retrieved TEXT NOT NULL,
  language TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
  imported_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE case_info (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  slot INTEGER NOT NULL DEFAULT 1 UNIQUE CHECK (slot = 1),
  title TEXT NOT NULL CHECK (title <> ''),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE case_locks (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  holder TEXT NOT NULL CHECK (length(holder) = 36),
  analyst TEXT NOT NULL,
  host TEXT NOT NULL,
  machine TEXT NOT NULL,
  pid INTEGER NOT NULL CHECK (pid > 0),
  started TEXT NOT NULL,
  heartbeat TEXT NOT NULL,
  app_version TEXT NOT NULL
) STRICT;

CREATE TABLE claim_codes (
  claim_id TEXT NOT NULL REFERENCES claims (id),
  code TEXT NOT NULL CHECK (code <> ''),
  position INTEGER NOT NULL CHECK (position >= 0),
  PRIMARY KEY (claim_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_numbers (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  claim_id TEXT NOT NULL UNIQUE CHECK (length(claim_id) = 36)
) STRICT;

CREATE TABLE claim_tags (
  claim_id TEXT NOT NULL REFERENCES claims (id),
  tag TEXT NOT NULL CHECK (tag IN ('sourced', 'contested', 'framing')),
  PRIMARY KEY (claim_id, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  article_id TEXT NOT NULL REFERENCES articles (id),
  number INTEGER NOT NULL UNIQUE REFERENCES claim_numbers (number),
  statement TEXT NOT NULL,
  speaker TEXT NOT NULL,
  stated_on TEXT NOT NULL,
  claim_type TEXT NOT NULL
    CHECK (claim_type IN ('', 'event', 'numerical', 'quote', 'causal', 'position', 'definition', 'other')),
  verdict TEXT CHECK (verdict IN ('true', 'mostlyTrue', 'mixed', 'misleading', 'mostlyFalse', 'false', 'unproven',
    'notCheckable', 'outdated')),
  confidence TEXT CHECK (confidence IN ('high', 'moderate', 'low')),
  rationale TEXT NOT NULL CHECK (json_valid(rationale)),
  status TEXT NOT NULL CHECK (status IN ('draft', 'inReview', 'disputed', 'approved', 'void')),
  flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
  flag_reason TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  claim_id TEXT NOT NULL REFERENCES claims (id),
  reference_id TEXT NOT NULL REFERENCES "references" (id),
  stance TEXT NOT NULL CHECK (stance IN ('supports', 'refutes', 'mixed', 'context')),
  locator TEXT NOT NULL,
  quote TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (claim_id, reference_id)
) STRICT;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  at TEXT NOT NULL,
  analyst TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  command TEXT NOT NULL CHECK (command <> ''),
  target INTEGER REFERENCES journal (seq) CHECK ((kind = 'do') = (target IS NULL)),
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  label TEXT NOT NULL CHECK (json_valid(label)),
  changes TEXT NOT NULL CHECK (json_valid(changes))
) STRICT;

CREATE TABLE originals (
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size = length(bytes)),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE "references" (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  source_id TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  author TEXT NOT NULL,
  publisher TEXT NOT NULL,
  container_title TEXT NOT NULL,
  issued TEXT NOT NULL,
  accessed TEXT NOT NULL,
  url TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE reviews (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  claim_id TEXT NOT NULL REFERENCES claims (id),
  decision TEXT NOT NULL CHECK (decision IN ('accept', 'retag', 'sendBack', 'later')),
  note TEXT NOT NULL,
  analyst TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE INDEX anchors_by_version ON anchors (version_id);

CREATE INDEX article_versions_by_original ON article_versions (original_sha256);

CREATE INDEX claims_by_article ON claims (article_id);

CREATE INDEX evidence_by_reference ON evidence (reference_id);

CREATE INDEX reviews_by_claim ON reviews (claim_id);

CREATE TRIGGER article_texts_are_write_once_delete BEFORE DELETE ON article_texts
BEGIN SELECT RAISE(ABORT, 'article texts are written once'); END;

CREATE TRIGGER article_texts_are_write_once_update BEFORE UPDATE ON article_texts
BEGIN SELECT RAISE(ABORT, 'article texts are written once'); END;

CREATE TRIGGER claim_numbers_are_write_once_delete BEFORE DELETE ON claim_numbers
BEGIN SELECT RAISE(ABORT, 'claim numbers are written once'); END;

CREATE TRIGGER claim_numbers_are_write_once_update BEFORE UPDATE ON claim_numbers
BEGIN SELECT RAISE(ABORT, 'claim numbers are written once'); END;

CREATE TRIGGER journal_is_append_only_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_append_only_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER originals_are_write_once_delete BEFORE DELETE ON originals
BEGIN SELECT RAISE(ABORT, 'originals are written once'); END;

CREATE TRIGGER originals_are_write_once_update BEFORE UPDATE ON originals
BEGIN SELECT RAISE(ABORT, 'originals are written once'); END;
