-- Step 1 of "Move from stock Auth.js" (README): sets its tables aside. Your other tables stay where they are, and what refers
-- to "User" goes on referring to it, in its new place.
BEGIN;
CREATE SCHEMA auth_js;
ALTER TABLE "User" SET SCHEMA auth_js;
ALTER TABLE "Account" SET SCHEMA auth_js;
ALTER TABLE "Session" SET SCHEMA auth_js;
ALTER TABLE "VerificationToken" SET SCHEMA auth_js;
ALTER TABLE IF EXISTS "Authenticator" SET SCHEMA auth_js;
-- Prisma migrates a database that has tables already only if it has a history too.
CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
);
COMMIT;
