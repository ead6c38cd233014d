/** Format 2: who has the case open for writing. Outside the journal and undo: it says nothing about the case. */

export const caseLocks = `
-- One row at most. Times are UTC in ISO 8601; machine tells two computers of the same name apart.
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
`;
