-- A closed account keeps its name, so that nobody else ever gets it, and nothing else.
alter table identity.accounts add column closed_at timestamptz;
